internal import Foundation
internal import JSON
internal import Store

extension Desk {
  /// An administrative act: decide, write, journal, then read the directory again before answering, so that whoever gets
  /// the answer finds its effect.
  /// - Parameter refreshes: false for what changes nothing that the directory holds: reading it again is long, and is done
  ///   on the thread that answers everybody's commits.
  func administer<Act: GatedAct>(
    _ act: Act, _ kind: EventKind, by agent: AuthenticatedAgent, on subject: String? = nil, refreshes: Bool = true,
    write: @escaping @Sendable (inout Ledger, Date) throws -> (answer: JSONObject, details: JSONObject),
    completion: @escaping Completion<StepAnswer>
  ) {
    administer(
      act, kind, by: agent, on: subject, refreshes: refreshes, prepare: { _, _ in },
      write: { ledger, _, now in try write(&ledger, now) }, completion: completion)
  }

  /// The same, where something must be read or computed once it is permitted, before the commit and off its thread.
  func administer<Act: GatedAct, Prepared: Sendable>(
    _ act: Act, _ kind: EventKind, by agent: AuthenticatedAgent, on subject: String? = nil, refreshes: Bool = true,
    prepare: @escaping @Sendable (DirectorySnapshot, Date) throws -> Prepared,
    write: @escaping @Sendable (inout Ledger, Prepared, Date) throws -> (answer: JSONObject, details: JSONObject),
    completion: @escaping Completion<StepAnswer>
  ) {
    retrying(
      { completion in
        do {
          let now = clock()
          let snapshot = directory.current
          let agent = try snapshot.agent(agent, at: now)
          switch access.decide(act, by: agent) {
          case .refused(let refusal): refuse(refusal, kind, by: agent, on: subject, completion: completion)
          case .permitted(let permitted):
            let prepared = try prepare(snapshot, now)
            commit(
              { ledger in
                try recheck(permitted.trace, agent, snapshot, ledger)
                let (answer, details) = try write(&ledger, prepared, now)
                try ledger.append(
                  JournalEvent(
                    kind: kind, at: now, agent: agent.agent, subject: subject, trace: permitted.trace, details: details
                  ))
                return answer
              }, completion: completion)
          }
        } catch {
          completion(.failed(GatewayError(error)))
        }
      },
      completion: { (outcome: Outcome<Durable<JSONObject>>) in
        completion(
          outcome.map { durable in
            if refreshes { try refreshAfterCommit() }
            return StepAnswer(durable)
          })
      })
  }

  /// Reads the directory again after what is committed, and once more if it fails: until it is read, what is in force is
  /// not what is stored.
  private func refreshAfterCommit() throws {
    do { try directory.refresh() } catch { try directory.refresh() }
  }

  /// Makes a revocation list of today's directory, puts it in force, and judges the directory by it.
  func renew(_ trust: TrustKeeper) throws {
    try trust.renew(revoked: directory.current.revokedCertificates, at: clock()) { renewed in
      try directory.refresh(trust: renewed)
    }
  }
}
