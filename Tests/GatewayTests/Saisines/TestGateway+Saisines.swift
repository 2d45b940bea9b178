import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

extension JSON {
  /// A saisine of the commissariat, whose person agrees to everything that can be asked there.
  static let saisine: JSON = [
    "destination": "poste", "personne": "Zyxq Dupont", "joindre": "Zyxq au 06 39 98 00 01, jamais le soir",
    "profil": "victime", "problematique": "violences-conjugales", "faits": "Zyxq : trois interventions ce mois.",
    "mode": "directe", "origine": "intervention", "urgence": "prioritaire", "accord": accordDeSuites(),
  ]

  /// An agreement of that state about these objects.
  static func accordDeSuites(_ etat: String = "donne", _ objets: [String] = ["contact", "suites-fsi"]) -> JSON {
    [
      "etat": .string(etat), "par": "personne", "le": "2026-03-01", "information": ["oral"],
      "objets": .array(objets.map(JSON.string)),
    ]
  }
}

extension Outcome {
  /// Why it could not be done, in the words that are answered.
  var error: GatewayError? {
    if case .failed(let error) = self { error } else { nil }
  }
}

extension TestGateway {
  func seize(
    _ body: JSON = .saisine, by name: String = "gardien", key: IdempotencyKey = .random()
  ) throws -> Outcome<KeptAnswer> {
    let demande = try DemandeDeSaisine(JSONReader(body), today: today)
    let agent = try agent(name)
    return try outcome {
      gateway.openSaisine(demande, by: agent, key: RequestKey(key, request: body.serialized()), completion: $0)
    }
  }

  /// Seizes, and answers the reference.
  func seized(_ body: JSON = .saisine, by name: String = "gardien") throws -> Reference {
    try Reference(#require(seize(body, by: name).get().json["reference"]?.string))
  }

  func openSaisine(_ reference: Reference, by name: String) throws -> Outcome<HandedEnvelopes> {
    let agent = try agent(name)
    return try outcome { gateway.readSaisine(reference, by: agent, completion: $0) }
  }

  func answer(
    _ reference: Reference, _ suite: CodeDeSuite, accord: JSON? = nil, by name: String = "intervenant"
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let accord = try accord.map { try Accord(JSONReader($0), today: today) }
    return try outcome {
      gateway.answerSaisine(reference, DemandeDeSuite(suite: suite, accord: accord), by: agent, completion: $0)
    }
  }

  func saisines(by name: String, only: Reference? = nil) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.listSaisines(only: only, by: agent, limit: 50, completion: $0) }
  }

  /// What an agent lists of one.
  func seen(_ reference: Reference, by name: String) throws -> JSON {
    try #require(try saisines(by: name, only: reference).get().json["saisines"]?.array?.first)
  }

  func steps(of reference: Reference, by name: String) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.followSaisine(of: reference, by: agent, completion: $0) }
  }
}
