public import Cryptography

/// The hash of a complete subtree that has just been finished, to be kept for a ``HashReader``.
public struct Subtree: Hashable, Sendable {
  /// The height: 0 for a leaf, 8 for 256 leaves, 16 for 65,536…
  public let level: Int
  /// The position among the subtrees of that height.
  public let index: UInt64
  /// The root of the subtree.
  public let hash: Digest
}

/// An RFC 9162 Merkle tree held as its right edge: one hash for each bit set in the size.
///
/// A value: a transaction that may roll back appends to a copy and replaces the original after its commit. The tree of
/// size 0 has the root SHA-256("") and the tree of size 1 the root of its only leaf hash.
public struct MerkleTree: Sendable {
  /// The number of entries.
  public private(set) var size: UInt64
  // edge[l] is the complete subtree of height l at the right edge, where bit l of the size is set.
  private var edge: [Digest]

  /// The empty tree.
  public init() {
    size = 0
    edge = Array(repeating: MerkleHash.emptyRoot, count: 64)
  }

  /// Restores the right edge of a tree of `size` entries: O(log size) runs.
  ///
  /// - Throws: what the reader throws, or a ``JournalError`` with code `sizeOutOfRange`.
  public init(size: UInt64, reading hashes: some HashReader) throws {
    guard size <= TreeSize.maximum else { throw JournalError(.sizeOutOfRange) }
    self.init()
    self.size = size
    for level in 0..<63 where size >> UInt64(level) & 1 == 1 {
      edge[level] = try hashes.hash(level: level, index: size >> UInt64(level) - 1)
    }
  }

  /// Restores a tree and checks that it extends `checkpoint`: what a server does at start.
  ///
  /// - Throws: `sizeOutOfRange` when entries that were signed for are missing, `rootMismatch` when they changed.
  public init(size: UInt64, reading hashes: some HashReader, extending checkpoint: Checkpoint) throws {
    guard size >= checkpoint.size else {
      throw JournalError(.sizeOutOfRange, "\(size) entries are kept, \(checkpoint.size) were signed")
    }
    guard try hashes.root(size: checkpoint.size) == checkpoint.root else { throw JournalError(.rootMismatch) }
    try self.init(size: size, reading: hashes)
  }

  /// The hashes of the right edge, that of the lowest subtree first: with the size, all that is needed to go on.
  public var rightEdge: [Digest] { (0..<63).filter { size >> UInt64($0) & 1 == 1 }.map { edge[$0] } }

  /// Takes a right edge back; nothing unless it has one hash for each bit set in the size. Whether it is the edge of a tree
  /// that someone knows is for its ``root`` to show.
  public init?(size: UInt64, rightEdge: [Digest]) {
    guard size <= TreeSize.maximum, rightEdge.count == size.nonzeroBitCount else { return nil }
    self.init()
    self.size = size
    var rest = rightEdge[...]
    for level in 0..<63 where size >> UInt64(level) & 1 == 1 { edge[level] = rest.removeFirst() }
  }

  /// Adds a leaf and hands over each kept hash that it completes, level 0 first: 1 + 1/255 on average.
  ///
  /// What is handed over MUST be durable together with the entry. If `completed` throws, the tree must be discarded.
  public mutating func append(_ leafHash: Digest, completed: (Subtree) throws -> Void) rethrows {
    precondition(size < TreeSize.maximum, "a tree holds at most 2^63 - 1 entries")
    try completed(Subtree(level: 0, index: size, hash: leafHash))
    var hash = leafHash
    var level = 0
    while size >> UInt64(level) & 1 == 1 {
      hash = MerkleHash.node(edge[level], hash)
      level += 1
      if level & 7 == 0 { try completed(Subtree(level: level, index: size >> UInt64(level), hash: hash)) }
    }
    edge[level] = hash
    size += 1
  }

  /// Adds a leaf whose hashes are not kept.
  public mutating func append(_ leafHash: Digest) {
    append(leafHash) { _ in }
  }

  /// The root of all entries: at most 62 hashes.
  public var root: Digest {
    guard size > 0 else { return MerkleHash.emptyRoot }
    var level = size.trailingZeroBitCount
    var root = edge[level]
    while level < 63 {
      level += 1
      if size >> UInt64(level) & 1 == 1 { root = MerkleHash.node(edge[level], root) }
    }
    return root
  }
}
