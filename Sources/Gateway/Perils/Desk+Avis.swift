internal import Foundation
public import JSON
internal import Liaison
public import Store

/// An avis de péril as it stands while an act on it is decided.
struct AvisSituation: DeskSituation {
  let record: AvisRecord
  let facts: AvisFacts
  let directory: DirectorySnapshot
  let agent: AuthenticatedAgent
  let now: Date
}

extension Desk {
  /// An act on an avis de péril: the same way as for a fiche.
  func onAvis<Act: GatedAct, Prepared: Sendable, Value: Sendable>(
    _ reference: Reference, _ kind: EventKind, by agent: AuthenticatedAgent,
    act: @escaping @Sendable (AvisFacts) -> Act,
    prepare: @escaping @Sendable (AvisSituation) throws -> Prepared,
    enter: @escaping @Sendable (AvisSituation, Prepared, inout Ledger) throws -> (Value, JSONObject),
    completion: @escaping Completion<Durable<Value>>
  ) {
    onSituation(
      reference, kind, read: { try avisSituation(of: reference, for: agent) }, act: { act($0.facts) },
      prepare: prepare,
      recheck: { situation, trace, ledger in
        try recheck(trace, situation.agent, situation.directory, ledger)
      }, enter: enter, completion: completion)
  }

  /// Reads an avis and what the policies may know of it.
  /// - Throws: ``GatewayError`` with `notFound`.
  func avisSituation(of reference: Reference, for agent: AuthenticatedAgent) throws -> AvisSituation {
    let snapshot = directory.current
    let now = clock()
    let agent = try snapshot.agent(agent, at: now)
    let (found, relecture) = try database.read { (try $0.avis(reference), try $0.relecture(of: reference)) }
    guard let record = found, let auteur = snapshot.agents[record.auteur]?.agent,
      let destination = snapshot.organismes[record.destination]
    else { throw GatewayError(.notFound, "Cette référence est inconnue.") }
    let facts = AvisFacts(
      reference: reference, auteur: auteur, destination: destination, etat: record.etat.nature, relecture: relecture)
    return AvisSituation(record: record, facts: facts, directory: snapshot, agent: agent, now: now)
  }
}

extension ReadTransaction {
  /// The circonscription to which the justification of an avis was sealed, and which therefore reviews it.
  func relecture(of reference: Reference) throws -> OrganismeID? {
    try envelope(EnvelopeReference(reference, .justification))?.destination
  }
}

extension JSON {
  /// An avis de péril in a list: no name, no text.
  init(_ avis: AvisRecord) {
    self = [
      "reference": .string(avis.reference.description), "etat": .string(avis.etat.nature.code),
      "alinea": .string(avis.alinea.code), "auteur": .string(avis.auteur.description),
      "destination": .string(avis.destination.description),
      "emisLe": .string(Instants.text(avis.etat.emission.le)),
      "justificationAvant": .string(Instants.text(avis.etat.justificationDue)),
    ]
  }
}

extension AvisRecord: Described {
  /// An avis de péril in a list.
  public static let schema = JSONSchema.object(answer).named("Avis")

  static let answer: [JSONSchema.Member] = [
    .required("reference", \AvisRecord.reference), .required("etat", .code(EtatAvis.Nature.self)),
    .required("alinea", \AvisRecord.alinea), .required("auteur", \AvisRecord.auteur),
    .required("destination", \AvisRecord.destination), .required("emisLe", Instants.schema),
    .required("justificationAvant", Instants.schema),
  ]
}
