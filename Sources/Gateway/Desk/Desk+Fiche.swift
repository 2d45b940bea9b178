internal import Foundation
internal import JSON
internal import Liaison
internal import Sealing
internal import Store

/// A fiche as it stands while an act on it is decided.
struct FicheSituation: DeskSituation {
  let record: FicheRecord
  let facts: FicheFacts
  let directory: DirectorySnapshot
  let agent: AuthenticatedAgent
  let now: Date
}

extension Desk {
  /// An act on a fiche: read it, decide, prepare what is heavy (sealing), then commit if it has not changed meanwhile.
  ///
  /// - Parameters:
  ///   - kind: what the journal calls it.
  ///   - act: describes the act.
  ///   - prepare: what must be computed before the commit, off the writer's thread.
  ///   - enter: writes; answers the value and what the journal says besides the decision.
  func onFiche<Act: GatedAct, Prepared: Sendable, Value: Sendable>(
    _ reference: Reference, _ kind: EventKind, by agent: AuthenticatedAgent,
    act: @escaping @Sendable (FicheSituation) throws -> Act,
    prepare: @escaping @Sendable (FicheSituation) throws -> Prepared,
    enter: @escaping @Sendable (FicheSituation, Prepared, inout Ledger) throws -> (Value, JSONObject),
    completion: @escaping Completion<Durable<Value>>
  ) {
    onSituation(
      reference, kind, read: { try situation(of: reference, for: agent) }, act: act, prepare: prepare,
      recheck: { situation, trace, ledger in
        try recheck(
          trace, situation.agent, situation.directory, sealedTo: situation.record.destination, ledger)
        try ledger.transaction.expect(version: situation.record.version, of: reference)
      }, enter: enter, completion: blinding(agent, completion))
  }

  /// Reads a fiche and what the policies may know of it.
  /// - Throws: ``GatewayError`` with `notFound`.
  func situation(of reference: Reference, for agent: AuthenticatedAgent) throws -> FicheSituation {
    let snapshot = directory.current
    let now = clock()
    let agent = try snapshot.agent(agent, at: now)
    return try database.read { transaction in
      guard let record = try transaction.fiche(reference) else {
        throw GatewayError(.notFound, "Cette référence est inconnue.")
      }
      let isArchived = try transaction.archiveEnd(of: reference) != nil
      let state: EtatDeConservation =
        isArchived ? .archivee : conservation.isOver(record, at: now) ? .echue : .active
      let facts = try facts(of: record, conservation: state, snapshot, transaction)
      return FicheSituation(record: record, facts: facts, directory: snapshot, agent: agent, now: now)
    }
  }

  /// What the policies may know of a fiche.
  /// - Throws: ``GatewayError`` with `notFound`.
  func facts(
    of record: FicheRecord, conservation: EtatDeConservation, _ snapshot: DirectorySnapshot,
    _ transaction: ReadTransaction
  ) throws -> FicheFacts {
    guard let auteur = snapshot.agents[record.auteur]?.agent, let destination = snapshot.organismes[record.destination]
    else { throw GatewayError(.notFound, "Cette référence est inconnue.") }
    return FicheFacts(
      reference: record.reference, auteur: auteur, destination: destination, circuit: record.circuit,
      fondement: record.fondement,
      etat: record.etat.nature, accord: record.faits?.accord ?? .nonDemande,
      dejaOuverte: ![.transmise, .reorientee].contains(record.etat.nature),
      ecartes: try transaction.conflicts(in: record.reference).compactMap { snapshot.agents[$0]?.agent },
      conservation: conservation)
  }
}
