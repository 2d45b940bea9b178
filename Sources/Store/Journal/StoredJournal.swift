public import Cryptography
public import Journal

extension ReadTransaction {
  /// The journal as this snapshot holds it: what an export, a tile or a proof is made from.
  public var journal: StoredJournal { StoredJournal(connection: connection) }
}

/// The journal of one snapshot. It must not outlive its transaction.
public struct StoredJournal: JournalSource {
  let stored: StoredHashes

  init(connection: Connection) { stored = StoredHashes(connection: connection) }

  /// The number of entries.
  public var size: UInt64 { get throws { try stored.size() } }

  /// The hashes of complete subtrees.
  ///
  /// - Throws: ``StoreError`` with code `corrupt` when one is missing.
  public func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    try stored.hashes(level: level, indexes: indexes)
  }

  /// The entries at `indexes`, in order.
  ///
  /// - Throws: ``StoreError`` with code `corrupt` when one is missing.
  public func entries(_ indexes: Range<UInt64>) throws -> [LogEntry] {
    let entries = try stored.connection.all(
      "SELECT entry FROM leaves WHERE position >= ? AND position < ? ORDER BY position",
      .number(indexes.lowerBound), .number(indexes.upperBound)
    ) { try $0.withBlob { try LogEntry(bytes: $0) } }
    guard entries.count == indexes.count else { throw StoreError(.corrupt, "reading the journal") }
    return entries
  }

  /// The bodies of the entries at `indexes`, in order; nil where the body has been pruned.
  ///
  /// - Throws: ``StoreError`` with code `corrupt` when what is stored is no body.
  public func bodies(_ indexes: Range<UInt64>) throws -> [JournalBody?] {
    let bodies = try stored.connection.all(
      """
      SELECT entry, nonce, body FROM leaves LEFT JOIN bodies USING (position)
      WHERE position >= ? AND position < ? ORDER BY position
      """, .number(indexes.lowerBound), .number(indexes.upperBound)
    ) { row -> JournalBody? in
      let entry = try row.withBlob { try LogEntry(bytes: $0) }
      guard let nonceBytes = try row.optionalBlob() else { return nil }
      guard let nonce = Nonce(bytes: nonceBytes) else { throw StoreError(.corrupt, "reading a nonce") }
      return try JournalBody(canonical: try row.blob(), retention: entry.retention, nonce: nonce)
    }
    guard bodies.count == indexes.count else { throw StoreError(.corrupt, "reading the journal") }
    return bodies
  }

  /// The receipt of one entry in a signed tree.
  ///
  /// - Throws: ``StoreError`` with code `notFound` when the entry is not in that tree yet.
  public func receipt(leaf: UInt64, in checkpoint: VerifiedCheckpoint) throws -> Receipt {
    guard leaf < checkpoint.checkpoint.size else { throw StoreError(.notFound, "proving an entry") }
    let entry = try entries(leaf..<leaf + 1)[0]
    return try Receipt(entry: entry, index: leaf, checkpoint: checkpoint, reading: stored)
  }
}

extension Database {
  /// The receipt of an entry in the last signed tree: what a retried request is answered with.
  ///
  /// - Throws: ``StoreError`` with code `notFound` when the entry does not exist or is not signed for yet; no receipt is
  ///   issued either while the log is held or once it is halted.
  public func receipt(leaf: UInt64) throws -> Receipt {
    try checkSigning()
    let checkpoint = checkpoint
    return try read { try $0.journal.receipt(leaf: leaf, in: checkpoint) }
  }
}
