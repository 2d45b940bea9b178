import Foundation
import JSON
import Liaison
import Store

@testable import Gateway

extension JSON {
  /// A danger said aloud to the officer next door, a quarter of an hour before a test begins.
  static let peril: JSON = [
    "interlocuteur": ["nature": "unite-fsi", "organisme": "commissariat"], "le": .string(Self.before(900)),
    "fondement": "cp-223-6-al-1", "rubriques": ["identite", "situation"],
  ]

  /// What was said to the secteur with the person's agreement.
  static let dite: JSON = peril.with("interlocuteur", ["nature": "secteur"]).with("fondement", "accord")
    .with("faits", fiche["faits"])

  /// An instant before a test begins.
  static func before(_ seconds: TimeInterval) -> String { Instants.text(TestClock.start.addingTimeInterval(-seconds)) }
}

extension TestGateway {
  /// Records a body of the API.
  func record(
    _ body: JSON = .peril, by name: String = "intervenant", key: IdempotencyKey = .random()
  ) throws -> Outcome<KeptAnswer> {
    let demande = try DemandeDeConsignation(JSONReader(body), today: today)
    let agent = try agent(name)
    return try outcome {
      gateway.recordOrale(
        demande.dite, precision: demande.precision, enSuiteDe: demande.enSuiteDe, by: agent,
        key: RequestKey(key, request: body.serialized()), completion: $0)
    }
  }

  /// Records, and answers the reference.
  func recorded(_ body: JSON = .peril, by name: String = "intervenant") throws -> Reference {
    try Reference(record(body, by: name).get().json["reference"]?.string ?? "")
  }

  /// Answers for something owed after something said aloud.
  func settle(
    orale reference: Reference, _ code: String, by name: String = "intervenant"
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let reponse = try ReponseObligation(code: "faite")
    return try outcome { gateway.answerObligation(orale: reference, code, reponse, by: agent, completion: $0) }
  }

  func remind(_ reference: Reference, by name: String = "intervenant") throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.remind(reference, by: agent, completion: $0) }
  }
}
