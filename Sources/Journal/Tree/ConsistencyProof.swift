public import Cryptography

/// A proof that a tree extends an older one (RFC 9162, 2.1.4): unproven until ``verify(oldRoot:newRoot:)`` returns.
///
/// Where the RFC is silent: the tree of size 0 is extended by every tree, and a tree by itself, both with an empty proof.
public struct ConsistencyProof: Hashable, Sendable {
  /// The size of the older tree.
  public let oldSize: UInt64
  /// The size of the newer tree, at least the older's.
  public let newSize: UInt64
  /// In the order of RFC 9162, 2.1.4.1.
  public let hashes: [Digest]

  /// Takes a proof from outside.
  ///
  /// - Throws: `sizeOutOfRange` when the old size exceeds the new one; `malformedProof` for more than 63 hashes, for hashes
  ///   where none are due (old size 0 or both sizes equal), or for none where some are.
  public init(oldSize: UInt64, newSize: UInt64, hashes: [Digest]) throws(JournalError) {
    guard oldSize <= newSize, newSize <= TreeSize.maximum else { throw JournalError(.sizeOutOfRange) }
    let isTrivial = oldSize == 0 || oldSize == newSize
    guard hashes.isEmpty == isTrivial, hashes.count <= 63 else { throw JournalError(.malformedProof) }
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Makes the proof between the trees of the first `oldSize` and `newSize` entries: O(log newSize) runs.
  public init(oldSize: UInt64, newSize: UInt64, reading reader: some HashReader) throws {
    guard oldSize <= newSize, newSize <= TreeSize.maximum else { throw JournalError(.sizeOutOfRange) }
    var hashes: [Digest] = []
    if oldSize > 0 && oldSize < newSize {
      var range = 0..<newSize
      var isOldRoot = true  // `b` of the RFC: the subtree is the whole old tree, whose root the verifier has
      while oldSize != range.upperBound {
        let middle = range.lowerBound + TreeSize.split(range.upperBound - range.lowerBound)
        if oldSize <= middle {
          hashes.append(try reader.hash(of: middle..<range.upperBound))
          range = range.lowerBound..<middle
        } else {
          hashes.append(try reader.hash(of: range.lowerBound..<middle))
          range = middle..<range.upperBound
          isOldRoot = false
        }
      }
      if !isOldRoot { hashes.append(try reader.hash(of: range)) }
    }
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes.reversed()
  }

  /// Checks that the tree with `newRoot` starts with the entries of the tree with `oldRoot` (RFC 9162, 2.1.4.2).
  ///
  /// - Throws: `proofMismatch`.
  public func verify(oldRoot: Digest, newRoot: Digest) throws(JournalError) {
    guard isValid(oldRoot: oldRoot, newRoot: newRoot) else { throw JournalError(.proofMismatch) }
  }

  private func isValid(oldRoot: Digest, newRoot: Digest) -> Bool {
    if oldSize == 0 { return oldRoot == MerkleHash.emptyRoot && (newSize > 0 || newRoot == MerkleHash.emptyRoot) }
    if oldSize == newSize { return oldRoot == newRoot }
    var path = hashes[...]
    if oldSize.nonzeroBitCount == 1 { path = [oldRoot] + path }
    guard let start = path.popFirst() else { return false }
    var (first, second) = (oldSize - 1, newSize - 1)
    while first & 1 == 1 {
      first >>= 1
      second >>= 1
    }
    var (old, new) = (start, start)
    for hash in path {
      guard second != 0 else { return false }
      if first & 1 == 1 || first == second {
        old = MerkleHash.node(hash, old)
        new = MerkleHash.node(hash, new)
        while first & 1 == 0 && first != 0 {
          first >>= 1
          second >>= 1
        }
      } else {
        new = MerkleHash.node(new, hash)
      }
      first >>= 1
      second >>= 1
    }
    return second == 0 && old == oldRoot && new == newRoot
  }
}
