internal import Foundation
internal import Law
internal import Liaison

extension Desk {
  /// Does something with an agent's own drafts, if the policies let them keep any.
  ///
  /// A draft discloses nothing: only its author can open it, and nobody else is told that it exists. So what is done is not
  /// journaled; a refusal is, as everywhere.
  func onDrafts<Value: Sendable>(
    by agent: AuthenticatedAgent, completion: @escaping Completion<Value>,
    _ body: (DirectorySnapshot, AuthenticatedAgent, DecisionTrace, Date) throws -> Void
  ) {
    do {
      let snapshot = directory.current
      let now = clock()
      let agent = try snapshot.agent(agent, at: now)
      switch access.decide(TenirBrouillon(), by: agent) {
      case .refused(let refusal): refuse(refusal, .brouillon, by: agent, completion: completion)
      case .permitted(let permitted): try body(snapshot, agent, permitted.trace, now)
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// Writes an agent's own drafts, again from the decision on when it has lost a race.
  /// - Parameter check: what must be looked at before the commit, off the writer's thread.
  func writeDrafts<Value: Sendable, Checked: Sendable>(
    by agent: AuthenticatedAgent, completion: @escaping Completion<Value>,
    check: @escaping @Sendable (DirectorySnapshot) throws -> Checked,
    write: @escaping @Sendable (Ledger, Checked, Date) throws -> Value
  ) {
    retrying(
      { completion in
        onDrafts(by: agent, completion: completion) { snapshot, agent, trace, now in
          let checked = try check(snapshot)
          commit(
            { ledger in
              try recheck(trace, agent, snapshot, ledger)
              return try write(ledger, checked, now)
            }, completion: { completion($0.map(\.value)) })
        }
      }, completion: completion)
  }
}

extension GatewayError {
  /// The agent has no draft of that name, whoever else may have one.
  static let unknownDraft = GatewayError(.notFound, "Vous n’avez pas de brouillon de ce nom.")
}
