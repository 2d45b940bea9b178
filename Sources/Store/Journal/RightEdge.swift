internal import Cryptography
internal import Journal

/// The growing side of the log: the tree, and the hashes that proofs of its latest entries need. A value, so that a
/// transaction works on a copy and a rollback forgets it.
struct RightEdge: Sendable {
  private(set) var tree: MerkleTree
  private(set) var tail: HashTail

  /// Rebuilt from kept hashes, in O(log size) reads: the same function at start and after a failed commit.
  /// - Parameter since: A size whose growth since is still to be proven: its leaves are read too. Nil for none.
  init(reading connection: Connection, since earlier: UInt64? = nil) throws {
    let stored = StoredHashes(connection: connection)
    let size = try stored.size()
    tree = try MerkleTree(size: size, reading: stored)
    tail = try HashTail(size: size, since: min(earlier ?? size, size), reading: stored)
  }

  /// Adds a leaf.
  /// - Parameter keep: Receives each subtree hash above the leaves that it completes.
  mutating func append(_ leaf: Digest, keep: (Subtree) throws -> Void) throws {
    try tree.append(leaf) { subtree in
      tail.append(subtree)
      if subtree.level > 0 { try keep(subtree) }
    }
  }

  /// Forgets what no later proof will need.
  mutating func trim() { tail.trim() }
}
