internal import Foundation
internal import JSON
internal import Journal
internal import Liaison
internal import Store

extension Desk {
  /// The answer already given to a request, if it is a retry.
  /// - Throws: ``GatewayError`` with `keyReused` when the key came with another request.
  func answer(to request: RequestKey, by agent: AuthenticatedAgent) throws -> KeptAnswer? {
    let found = try database.read { transaction in
      try transaction.answer(to: request.key, by: agent.id, request: request.request).map { stored in
        (
          stored.answer, stored.leaves.lowerBound,
          try transaction.journal.bodies(stored.leaves.lowerBound..<stored.leaves.lowerBound + 1)
        )
      }
    }
    guard let (bytes, leaf, bodies) = found, let body = bodies.first ?? nil else { return nil }
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
  /// Keeps the answer of a request with its key; a concurrent retry loses the race and reads this one.
  func keep(_ answer: JSONObject, for request: RequestKey, by agent: AuthenticatedAgent, at now: Date) throws {
    try transaction.keep(
      answer: JSON.object(answer).serialized(), to: request.key, by: agent.id, request: request.request, at: now)
  }
}
