internal import Cryptography
internal import Journal

/// The hashes of the log, read back from their tables: leaf hashes from the entries themselves, the subtrees of 256,
/// 65,536… leaves from the rows kept for them.
struct StoredHashes: HashReader {
  let connection: Connection

  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    let (first, last) = (SQLValue.number(indexes.lowerBound), SQLValue.number(indexes.upperBound))
    let hashes: [Digest]
    if level == 0 {
      hashes = try connection.all(
        "SELECT entry FROM leaves WHERE position >= ? AND position < ? ORDER BY position", first, last
      ) { try $0.withBlob { MerkleHash.leaf($0) } }
    } else {
      hashes = try connection.all(
        "SELECT hash FROM subtrees WHERE level = ? AND position >= ? AND position < ? ORDER BY position",
        .number(level), first, last
      ) { try $0.digest() }
    }
    guard hashes.count == indexes.count else { throw StoreError(.corrupt, "reading the hashes of the journal") }
    return hashes
  }

  /// The number of entries: positions have no gap, so the last one says it.
  func size() throws -> UInt64 {
    try connection.first("SELECT max(position) FROM leaves") { row in
      row.skipNull() ? 0 : try row.number(UInt64.self) + 1
    } ?? 0
  }
}
