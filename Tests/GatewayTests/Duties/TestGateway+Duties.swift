import JSON
import Liaison
import Store

@testable import Gateway

extension TestGateway {
  /// Sends an avis de péril, perhaps after a fiche.
  func raise(
    to body: String = "commissariat", by name: String = "intervenant", after suite: Reference? = nil,
    key: IdempotencyKey = .random()
  ) throws -> Outcome<KeptAnswer> {
    let avis = try AvisDePeril(
      personne: Ligne("Zyxpersonne"), lieu: Texte("Zyxlieu"), danger: Texte("Zyxdanger immédiat"),
      demande: Texte("Zyxdemande"), alinea: .second)
    let agent = try agent(name)
    return try outcome {
      gateway.raisePeril(
        avis, to: try OrganismeID(body), enSuiteDe: suite, by: agent, key: RequestKey(key, request: [1]),
        completion: $0)
    }
  }

  /// Answers of something owed.
  func settle(
    _ reference: Reference, _ code: String, _ answer: String = "faite", by name: String = "intervenant"
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let reponse = try ReponseObligation(code: answer)
    return try outcome { gateway.answerObligation(reference, code, reponse, by: agent, completion: $0) }
  }

  /// What an agent is told that they owe.
  func owed(by name: String = "intervenant") throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.listObligations(by: agent, completion: $0) }
  }

  /// Everything that was ever owed about a fiche.
  func obligations(_ reference: Reference) throws -> [Obligation] {
    try database.read { try $0.obligations(about: reference) }
  }
}

extension JSONObject {
  /// The codes of a list of the answer.
  func codes(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap { $0["code"]?.string } }
}
