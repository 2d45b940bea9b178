internal import Cryptography
internal import Foundation
internal import JSON
internal import Journal
internal import Law
internal import Liaison
internal import Store

/// What every use case stands on: who may, who is who, and where it becomes durable.
///
/// All of them go the same way: decide, journal, commit, answer. That way is written here, once.
struct Desk: Sendable {
  let access: AccessControl
  let directory: Directory
  let database: Database
  let clock: @Sendable () -> Date
  /// How long fiches are kept.
  var conservation = ReglesDesFiches.usuelles

  /// How often a request that lost a race is decided again before its agent is told.
  private static let attempts = 4

  /// Commits, and hands over the value with its receipts. Success is said only after the commit.
  func commit<Value: Sendable>(
    _ job: @escaping @Sendable (inout Ledger) throws -> Value, completion: @escaping Completion<Durable<Value>>
  ) {
    database.write { transaction in
      var ledger = Ledger(transaction)
      let value = try job(&ledger)
      return (value, ledger.entered)
    } completion: { result in
      do {
        let committed = try result.get()
        let receipts = try zip(committed.value.1, zip(committed.leaves, committed.receipts)).map { entered, proof in
          StepReceipt(event: entered.kind.rawValue, leaf: proof.0, body: entered.body, receipt: proof.1)
        }
        completion(.done(Durable(value: committed.value.0, receipts: receipts)))
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }

  /// Records an event that changes nothing else, and answers with its receipt.
  func record(_ event: JournalEvent, of reference: Reference? = nil, completion: @escaping Completion<StepReceipt>) {
    commit({ ledger in try ledger.append(event, of: reference) }) { outcome in
      completion(outcome.map { $0.receipts[0] })
    }
  }

  /// Records a refusal, then says so: a refusal that is not durable was not given.
  func refuse<Value: Sendable>(
    _ refusal: Refusal, _ kind: EventKind, by agent: AuthenticatedAgent, on subject: String? = nil,
    of reference: Reference? = nil, details: JSONObject = [:], completion: @escaping Completion<Value>
  ) {
    let event = JournalEvent(
      kind: kind, at: clock(), agent: agent.agent, subject: subject, trace: refusal.trace, isRefused: true,
      details: details)
    record(event, of: reference) { outcome in
      switch outcome {
      case .done, .refused: completion(.refused(refusal))
      case .failed(let error): completion(.failed(error))
      }
    }
  }

  /// Checks, inside the commit, that what a decision rested on still holds: the policies, the agent's certificate, their
  /// memberships, and those of the body that something is sealed to.
  func recheck(
    _ trace: DecisionTrace, _ agent: AuthenticatedAgent, _ snapshot: DirectorySnapshot,
    sealedTo organisme: OrganismeID? = nil,
    _ ledger: Ledger
  ) throws {
    guard access.digest == trace.policySet,
      try ledger.transaction.isBorne(tlsFingerprint: agent.certificate)
    else { throw GatewayError.outdated }
    for id in Set(agent.memberships.map(\.organisme) + [organisme].compactMap { $0 }) {
      try ledger.transaction.expect(membershipVersion: snapshot.membershipVersions[id] ?? 0, of: id)
    }
  }

  /// Does something that may lose a race, and does it again from its decision on when it has.
  func retrying<Value: Sendable>(
    _ body: @escaping @Sendable (@escaping Completion<Value>) -> Void, attempts: Int = Desk.attempts,
    completion: @escaping Completion<Value>
  ) {
    body { outcome in
      guard case .failed(let error) = outcome, error.code == .conflict, attempts > 1 else { return completion(outcome) }
      // What it lost to may be committed and not yet under a checkpoint: the empty write is answered after it is.
      database.write({ _ in }) { drained in
        do {
          _ = try drained.get()
          // Decided again, it would wait for the same checkpoint.
          guard !database.isCheckpointOverdue else { throw GatewayError.unavailable }
          try directory.refresh()
          retrying(body, attempts: attempts - 1, completion: completion)
        } catch {
          completion(.failed(GatewayError(error)))
        }
      }
    }
  }
}

extension GatewayError {
  /// The decision rested on policies or memberships that have changed: it is taken again.
  static let outdated = GatewayError(
    .conflict, "La situation a changé pendant votre demande. Rechargez et recommencez.")
}
