internal import Foundation
internal import JSON
internal import Liaison
internal import Store

/// A saisine as it stands while an act on it is decided.
struct SaisineSituation: DeskSituation {
  let record: SaisineRecord
  let suites: SuitesDonnees
  let facts: SaisineFacts
  let directory: DirectorySnapshot
  let agent: AuthenticatedAgent
  let now: Date

  /// Whether who acts belongs to a body that it goes from or to.
  var isTheirs: Bool {
    !agent.attestedBodies(at: now).isDisjoint(with: [record.emetteur, record.destination])
  }
}

extension GatewayError {
  /// What is said alike of a saisine that does not exist and of one that goes from and to others.
  static let unknownSaisine = GatewayError(.notFound, "Cette référence est inconnue.")
}

extension Desk {
  /// An act on a saisine: the same way as for a fiche. To whom it is nothing of theirs, it does not exist: the attempt is
  /// journaled as what it was, and answered as a reference that nobody bears, which leaves a trace too. Neither the answer
  /// nor how long it takes tells them apart.
  func onSaisine<Act: GatedAct, Prepared: Sendable, Value: Sendable>(
    _ reference: Reference, _ kind: EventKind, by agent: AuthenticatedAgent,
    act: @escaping @Sendable (SaisineSituation) -> Act,
    prepare: @escaping @Sendable (SaisineSituation) throws -> Prepared,
    enter: @escaping @Sendable (SaisineSituation, Prepared, inout Ledger) throws -> (Value, JSONObject),
    completion: @escaping Completion<Durable<Value>>
  ) {
    let known: SaisineSituation
    do {
      known = try saisineSituation(of: reference, for: agent)
    } catch {
      return notFound(GatewayError(error), by: agent, completion)
    }
    onSituation(
      reference, kind, read: { try saisineSituation(of: reference, for: agent) }, act: act, prepare: prepare,
      recheck: { situation, trace, ledger in
        try recheck(trace, situation.agent, situation.directory, ledger)
      }, enter: enter,
      completion: { outcome in
        if case .refused = outcome, !known.isTheirs { return completion(.failed(.unknownSaisine)) }
        completion(outcome)
      })
  }

  /// Says that something is not found once the search for it is durable.
  func notFound<Value: Sendable>(
    _ error: GatewayError, by agent: AuthenticatedAgent, _ completion: @escaping Completion<Value>
  ) {
    guard error.code == .notFound else { return completion(.failed(error)) }
    consult(ListerSaisines(), .listeSaisines, by: agent, completion: { _ in completion(.failed(error)) }) { _, _ in
      ([:], ["nombre": 0])
    }
  }

  /// Reads a saisine and what the policies may know of it.
  /// - Throws: ``GatewayError`` with `notFound`.
  func saisineSituation(of reference: Reference, for agent: AuthenticatedAgent) throws -> SaisineSituation {
    let snapshot = directory.current
    let now = clock()
    let agent = try snapshot.agent(agent, at: now)
    let found = try database.read { transaction in
      try transaction.saisine(reference).map { ($0, try transaction.suites(of: reference)) }
    }
    guard let (record, suites) = found, let facts = snapshot.facts(of: record, suites) else {
      throw GatewayError.unknownSaisine
    }
    return SaisineSituation(
      record: record, suites: suites, facts: facts, directory: snapshot, agent: agent, now: now)
  }
}

extension DirectorySnapshot {
  /// What the policies may know of a saisine; nil when its author or a body is unknown.
  func facts(of saisine: SaisineRecord, _ suites: SuitesDonnees) -> SaisineFacts? {
    guard let auteur = agents[saisine.auteur]?.agent, let emetteur = organismes[saisine.emetteur],
      let destination = organismes[saisine.destination]
    else { return nil }
    return SaisineFacts(
      reference: saisine.reference, auteur: auteur, emetteur: emetteur, destination: destination, etat: suites.etat)
  }
}

extension AuthenticatedAgent {
  /// The bodies to which an attestation that holds now says that they belong.
  func attestedBodies(at now: Date) -> Set<OrganismeID> {
    Set(memberships.filter { $0.estAttestee(at: now) }.map(\.organisme))
  }
}
