public import Cryptography

/// Reads back the subtree hashes that a ``MerkleTree`` emitted.
///
/// Only levels 0, 8, 16, … are kept: they are the rows of c2sp.org/tlog-tiles hash tiles, one hash in 255 more than the
/// leaves alone. A hash of another level is recomputed from the at most 128 kept hashes under it, so a proof in a tree of
/// 1,000,000 entries reads two dozen short runs and hashes under 700 nodes. Keeping all levels instead would double the
/// rows that each append writes.
public protocol HashReader {
  /// The hashes of the complete subtrees `indexes` of height `level`, in order.
  ///
  /// - Parameters:
  ///   - level: a multiple of 8; level 0 is the leaf hashes.
  ///   - indexes: positions among the subtrees of that height; a run never crosses a multiple of 256.
  /// - Throws: whatever the storage throws, or a ``JournalError`` with code `missingHash`.
  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest]
}

extension HashReader {
  /// The hash of the complete subtree of height `level` over entries `index << level ..< (index + 1) << level`.
  ///
  /// Reads `1 << (level % 8)` kept hashes in one run.
  public func hash(level: Int, index: UInt64) throws -> Digest {
    guard (0..<63).contains(level), index <= TreeSize.maximum >> UInt64(level) else {
      throw JournalError(.indexOutOfRange)
    }
    let within = UInt64(level % 8)
    let first = index << within
    var run = try hashes(level: level - level % 8, indexes: first..<first + (1 << within))
    guard run.count == 1 << Int(within) else { throw JournalError(.missingHash) }
    while run.count > 1 {
      for pair in 0..<run.count / 2 { run[pair] = MerkleHash.node(run[2 * pair], run[2 * pair + 1]) }
      run.removeLast(run.count / 2)
    }
    return run[0]
  }

  /// The root of the tree of the first `size` entries: O(log size) runs.
  public func root(size: UInt64) throws -> Digest {
    guard size > 0 else { return MerkleHash.emptyRoot }
    guard size <= TreeSize.maximum else { throw JournalError(.sizeOutOfRange) }
    return try hash(of: 0..<size)
  }

  /// MTH(D[range]) of RFC 9162, 2.1.1, for a range whose start is a multiple of the power of two that covers it.
  func hash(of range: Range<UInt64>) throws -> Digest {
    let count = range.upperBound - range.lowerBound
    if count.nonzeroBitCount == 1 {
      let level = count.trailingZeroBitCount
      return try hash(level: level, index: range.lowerBound >> UInt64(level))
    }
    let middle = range.lowerBound + TreeSize.split(count)
    return MerkleHash.node(try hash(of: range.lowerBound..<middle), try hash(of: middle..<range.upperBound))
  }
}
