public import Cryptography
public import Foundation
public import Liaison

/// What a request was answered, kept so that the same request, sent again, is answered the same.
public struct StoredAnswer: Hashable, Sendable {
  /// The bytes the caller gave.
  public let answer: [UInt8]
  /// The journal entries of the request: their receipts are made again with ``Database/receipt(leaf:)``.
  public let leaves: Range<UInt64>
}

extension ReadTransaction {
  /// The answer of a request that was done already, or nil.
  ///
  /// - Parameter request: A digest of everything that makes it the same request.
  /// - Throws: ``StoreError`` with code `duplicateIdempotencyKey` when the key was used by someone else, or for another
  ///   request.
  public func answer(to key: IdempotencyKey, by agent: AgentID, request: Digest) throws -> StoredAnswer? {
    let found = try connection.first(
      "SELECT agent, demande, reponse, premiere, nombre FROM idempotence WHERE cle = ?", .blob(key.bytes)
    ) { row in
      let (owner, digest, answer) = (try row.agent(), try row.digest(), try row.blob())
      let first = UInt64(try row.optionalInteger() ?? 0)
      let leaves = first..<first + (try row.number(UInt64.self))
      return (owner, digest, StoredAnswer(answer: answer, leaves: leaves))
    }
    guard let found else { return nil }
    guard found.0 == agent, found.1 == request else {
      throw StoreError(.duplicateIdempotencyKey, "looking an idempotency key up")
    }
    return found.2
  }
}

extension WriteTransaction {
  /// Keeps the answer of this job under its key, with the numbers of its journal entries.
  ///
  /// Look the key up first, in this same transaction: two copies of a request may share a commit.
  ///
  /// - Throws: ``StoreError`` with code `duplicateIdempotencyKey` when the key is taken.
  public func keep(
    answer: [UInt8], to key: IdempotencyKey, by agent: AgentID, request: Digest, at date: Date
  ) throws {
    do {
      try connection.run(
        "INSERT INTO idempotence (cle, agent, demande, reponse, le) VALUES (?, ?, ?, ?, ?)", .blob(key.bytes),
        .of(agent), .of(request), .blob(answer), .of(date))
    } catch  where error.code == .alreadyExists {
      throw StoreError(.duplicateIdempotencyKey, "keeping an answer")
    }
    whenNumbered { connection, leaves in
      guard let first = leaves.first else { return }
      try connection.run(
        "UPDATE idempotence SET premiere = ?, nombre = ? WHERE cle = ?", .number(first), .number(leaves.count),
        .blob(key.bytes))
    }
  }

  /// Forgets the keys kept before an instant: a client does not retry for ever.
  ///
  /// - Returns: How many.
  @discardableResult
  public func forgetAnswers(before date: Date) throws -> Int {
    try connection.run("DELETE FROM idempotence WHERE le < ?", .of(date))
  }
}
