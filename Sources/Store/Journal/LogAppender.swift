internal import Cryptography
internal import Foundation
internal import Journal

/// Numbers entries and inserts their rows: leaf, body, and each subtree hash that they complete.
///
/// The statements are held, not looked up: this is the path that does 100,000 entries a second.
struct LogAppender {
  private let leaf: Statement
  private let body: Statement
  private let subtree: Statement

  init(_ connection: Connection) throws {
    leaf = try connection.statement("INSERT INTO leaves (position, entry) VALUES (?, ?)")
    body = try connection.statement("INSERT INTO bodies (position, nonce, body) VALUES (?, ?, ?)")
    subtree = try connection.statement("INSERT INTO subtrees (level, position, hash) VALUES (?, ?, ?)")
  }

  /// Gives an entry the next number.
  ///
  /// - Parameters:
  ///   - edge: The right edge; the caller discards it if this throws.
  ///   - date: The time of the commit.
  /// - Returns: The entry and its number.
  func append(_ appended: JournalBody, to edge: inout RightEdge, at date: Date) throws -> NumberedEntry {
    let position = edge.tree.size
    let entry = appended.entry(at: date)
    let hash = try entry.withUnsafeBytes { bytes in
      defer { leaf.reset() }
      try leaf.bind(Int64(position), at: 1)
      try leaf.bind(borrowing: bytes, at: 2)
      _ = try leaf.step()
      return MerkleHash.leaf(bytes)
    }
    try appended.bytes.withUnsafeBytes { bytes in
      try appended.nonce.bytes.withUnsafeBytes { nonce in
        defer { body.reset() }
        try body.bind(Int64(position), at: 1)
        try body.bind(borrowing: nonce, at: 2)
        try body.bind(borrowing: bytes, at: 3)
        _ = try body.step()
      }
    }
    try edge.append(hash) { completed in
      try completed.hash.withUnsafeBytes { bytes in
        defer { subtree.reset() }
        try subtree.bind(Int64(completed.level), at: 1)
        try subtree.bind(Int64(completed.index), at: 2)
        try subtree.bind(borrowing: bytes, at: 3)
        _ = try subtree.step()
      }
    }
    return NumberedEntry(leaf: position, entry: entry)
  }
}
