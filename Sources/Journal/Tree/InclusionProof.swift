public import Cryptography

/// A proof that an entry is in a tree (RFC 9162, 2.1.3): unproven until ``verify(leafHash:root:)`` returns.
public struct InclusionProof: Hashable, Sendable {
  /// The zero-based position of the entry.
  public let index: UInt64
  /// The size of the tree the proof is for.
  public let size: UInt64
  /// From the leaf's sibling up to the root's child.
  public let hashes: [Digest]

  /// Takes a proof from outside.
  ///
  /// - Throws: `indexOutOfRange` unless `index < size`; nothing is in the empty tree. `malformedProof` unless the number of
  ///   hashes is the one that index and size imply: none at size 1.
  public init(index: UInt64, size: UInt64, hashes: [Digest]) throws(JournalError) {
    guard size <= TreeSize.maximum else { throw JournalError(.sizeOutOfRange) }
    guard index < size else { throw JournalError(.indexOutOfRange) }
    guard hashes.count == Self.length(index: index, size: size) else { throw JournalError(.malformedProof) }
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Makes the proof for entry `index` in the tree of the first `size` entries: O(log size) runs.
  public init(index: UInt64, size: UInt64, reading reader: some HashReader) throws {
    guard size <= TreeSize.maximum else { throw JournalError(.sizeOutOfRange) }
    guard index < size else { throw JournalError(.indexOutOfRange) }
    var hashes: [Digest] = []
    var range = 0..<size
    while range.upperBound - range.lowerBound > 1 {
      let middle = range.lowerBound + TreeSize.split(range.upperBound - range.lowerBound)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      hashes.append(try reader.hash(of: index < middle ? right : left))
      range = index < middle ? left : right
    }
    self.index = index
    self.size = size
    self.hashes = hashes.reversed()
  }

  /// Checks that `leafHash` stands at the index in the tree with this root (RFC 9162, 2.1.3.2).
  ///
  /// - Throws: `proofMismatch`.
  public func verify(leafHash: Digest, root: Digest) throws(JournalError) {
    guard impliedRoot(leafHash: leafHash) == root else { throw JournalError(.proofMismatch) }
  }

  private func impliedRoot(leafHash: Digest) -> Digest? {
    var (first, second) = (index, size - 1)
    var hash = leafHash
    for sibling in hashes {
      guard second != 0 else { return nil }
      if first & 1 == 1 || first == second {
        hash = MerkleHash.node(sibling, hash)
        while first & 1 == 0 && first != 0 {
          first >>= 1
          second >>= 1
        }
      } else {
        hash = MerkleHash.node(hash, sibling)
      }
      first >>= 1
      second >>= 1
    }
    return second == 0 ? hash : nil
  }

  /// One hash for each level below the point where the paths of the entry and of the last entry meet, and one for each
  /// complete subtree left of the entry above it.
  private static func length(index: UInt64, size: UInt64) -> Int {
    let meeting = 64 - (index ^ (size - 1)).leadingZeroBitCount
    return meeting + (index >> UInt64(meeting)).nonzeroBitCount
  }
}
