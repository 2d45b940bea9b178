internal import Foundation
internal import JSON
internal import Liaison

/// What a decision is taken on, as it stood when it was read: the thing acted upon, who acts, and when.
protocol DeskSituation: Sendable {
  /// The directory of that moment.
  var directory: DirectorySnapshot { get }
  /// Who acts.
  var agent: AuthenticatedAgent { get }
  /// When.
  var now: Date { get }
}

extension DeskSituation {
  /// Who acts, and when.
  var acte: Acte { Acte(par: agent.id, le: now) }
}

extension Desk {
  /// An act on one thing: read it, decide, prepare what is heavy (sealing), then commit if nothing has changed meanwhile.
  ///
  /// Decided again from what is read anew when the commit has lost a race.
  /// - Parameters:
  ///   - kind: what the journal calls it.
  ///   - read: the thing as it stands, and who acts.
  ///   - act: describes the act.
  ///   - prepare: what must be computed before the commit, off the writer's thread.
  ///   - recheck: throws, inside the commit, when what the decision rested on no longer holds.
  ///   - enter: writes; answers the value and what the journal says besides the decision.
  func onSituation<Here: DeskSituation, Act: GatedAct, Prepared: Sendable, Value: Sendable>(
    _ reference: Reference, _ kind: EventKind,
    read: @escaping @Sendable () throws -> Here,
    act: @escaping @Sendable (Here) throws -> Act,
    prepare: @escaping @Sendable (Here) throws -> Prepared,
    recheck: @escaping @Sendable (Here, DecisionTrace, Ledger) throws -> Void,
    enter: @escaping @Sendable (Here, Prepared, inout Ledger) throws -> (Value, JSONObject),
    completion: @escaping Completion<Durable<Value>>
  ) {
    retrying(
      { completion in
        do {
          let here = try read()
          switch access.decide(try act(here), by: here.agent) {
          case .refused(let refusal):
            refuse(refusal, kind, by: here.agent, on: reference.description, of: reference, completion: completion)
          case .permitted(let permitted):
            let prepared = try prepare(here)
            commit(
              { ledger in
                try recheck(here, permitted.trace, ledger)
                let (value, details) = try enter(here, prepared, &ledger)
                try ledger.append(
                  JournalEvent(
                    kind: kind, at: here.now, agent: here.agent.agent, subject: reference.description,
                    trace: permitted.trace, details: details), of: reference)
                return value
              }, completion: completion)
          }
        } catch {
          completion(.failed(GatewayError(error)))
        }
      }, completion: completion)
  }
}
