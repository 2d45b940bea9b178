internal import Foundation
internal import JSON
internal import Journal
internal import Liaison
internal import Store

extension Desk {
  /// Does a request once, however often it comes with its key: a retry gets the answer that was kept.
  func once(
    _ request: RequestKey, by agent: AuthenticatedAgent, completion: @escaping Completion<KeptAnswer>,
    _ body: @escaping @Sendable (@escaping Completion<KeptAnswer>) throws -> Void
  ) {
    retrying(
      { completion in
        do {
          if let earlier = try answer(to: request, by: agent) { return completion(.done(earlier)) }
          try body(completion)
        } catch {
          completion(.failed(GatewayError(error)))
        }
      }, completion: completion)
  }

  /// The answer already given to a request, if it is a retry.
  /// - Throws: ``GatewayError`` with `keyReused` when the key came with another request, `conflict` when the answer is
  ///   not yet covered by a checkpoint.
  private func answer(to request: RequestKey, by agent: AuthenticatedAgent) throws -> KeptAnswer? {
    let found = try database.read { transaction in
      try transaction.answer(to: request.key, by: agent.id, request: request.request).map { stored in
        (
          stored.answer, stored.leaves.lowerBound,
          try transaction.journal.bodies(stored.leaves.lowerBound..<stored.leaves.lowerBound + 1)
        )
      }
    }
    guard let (bytes, leaf, bodies) = found, let body = bodies.first ?? nil else { return nil }
    // Committed, and not yet under a checkpoint that a receipt could show: asked again once it is.
    guard leaf < database.checkpoint.checkpoint.size else { throw GatewayError.outdated }
    guard let object = try JSON.parse(bytes).object else { throw StoredAnswerUnreadable() }
    let kind = try JSON.parse(body.bytes)["evenement"]?.string ?? ""
    return KeptAnswer(
      json: object,
      receipt: StepReceipt(event: kind, leaf: leaf, body: body, receipt: try database.receipt(leaf: leaf)))
  }
}

/// What is stored is not what this version wrote.
struct StoredAnswerUnreadable: Error {}

extension Ledger {
  /// Keeps the answer of a request with its key.
  /// - Throws: a conflict when the key was kept meanwhile: decided again, a concurrent retry reads the answer of the one
  ///   that won, and another request is told that its key was used.
  func keep(_ answer: JSONObject, for request: RequestKey, by agent: AuthenticatedAgent, at now: Date) throws {
    do {
      try transaction.keep(
        answer: JSON.object(answer).serialized(), to: request.key, by: agent.id, request: request.request, at: now)
    } catch let error as StoreError where error.code == .duplicateIdempotencyKey {
      throw GatewayError.outdated
    }
  }
}
