internal import Foundation
internal import JSON
internal import Liaison
internal import Store

/// Something said aloud as it stands while an act on it is decided.
struct OraleSituation: DeskSituation {
  let record: OraleRecord
  let facts: OraleFacts
  let directory: DirectorySnapshot
  let agent: AuthenticatedAgent
  let now: Date
}

extension Desk {
  /// An act on something said aloud: the same way as for a fiche.
  func onOrale<Act: OraleAct, Prepared: Sendable, Value: Sendable>(
    _ reference: Reference, _ kind: EventKind, by agent: AuthenticatedAgent,
    act: @escaping @Sendable (OraleFacts) -> Act,
    prepare: @escaping @Sendable (OraleSituation) throws -> Prepared,
    enter: @escaping @Sendable (OraleSituation, Prepared, inout Ledger) throws -> (Value, JSONObject),
    completion: @escaping Completion<Durable<Value>>
  ) {
    onSituation(
      reference, kind, read: { try oraleSituation(of: reference, for: agent) }, act: { act($0.facts) },
      prepare: prepare,
      recheck: { situation, trace, ledger in
        try recheck(trace, situation.agent, situation.directory, ledger)
      }, enter: enter, completion: completion)
  }

  /// Reads something said aloud and what the policies may know of it.
  /// - Throws: ``GatewayError`` with `notFound`.
  func oraleSituation(of reference: Reference, for agent: AuthenticatedAgent) throws -> OraleSituation {
    let snapshot = directory.current
    let now = clock()
    let agent = try snapshot.agent(agent, at: now)
    let (found, relecture) = try database.read { (try $0.orale(reference), try $0.relecture(of: reference)) }
    guard let record = found, let auteur = snapshot.agents[record.auteur]?.agent else {
      throw GatewayError(.notFound, "Cette référence est inconnue.")
    }
    let facts = OraleFacts(reference: reference, auteur: auteur, relecture: relecture)
    return OraleSituation(record: record, facts: facts, directory: snapshot, agent: agent, now: now)
  }
}

extension DirectorySnapshot {
  /// The body that was spoken to, or an example of its kind when the directory does not have it.
  /// - Throws: ``GatewayError`` with `invalid` for a body that does not exist, or is of another kind than was said.
  func organisme(_ interlocuteur: Interlocuteur) throws -> Organisme {
    guard let id = interlocuteur.organisme else {
      return try SorteDOrganisme(nature: interlocuteur.nature, typePartenaire: interlocuteur.typePartenaire).exemple()
    }
    guard let found = organismes[id] else {
      throw GatewayError(.invalid, "Cet organisme est inconnu.", field: "interlocuteur/organisme")
    }
    guard found.nature == interlocuteur.nature,
      interlocuteur.typePartenaire == nil || interlocuteur.typePartenaire == found.typePartenaire
    else {
      throw GatewayError(.invalid, "Cet organisme n’est pas de cette nature.", field: "interlocuteur/nature")
    }
    return found
  }
}
