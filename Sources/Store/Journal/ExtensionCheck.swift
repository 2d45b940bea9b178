internal import Cryptography
internal import Journal

/// Proves, before each signature, that the new tree is the last one signed with leaves added and nothing else.
///
/// The tree that was proven last is kept as its right edge, which a signature covers; the leaves added since are appended
/// to it, and must give the root that is about to be signed. That is the verifier's half of a consistency proof
/// (RFC 9162, 2.1.4.2) with nothing taken on trust: one hash an entry, next to the two syncs of each commit.
struct ExtensionCheck: Sendable {
  private var proven: MerkleTree

  /// - Parameter proven: a tree that extends what was last signed.
  init(_ proven: MerkleTree) { self.proven = proven }

  /// Takes the next tree.
  ///
  /// - Throws: ``StoreError`` with code `forked`.
  mutating func prove(_ edge: RightEdge) throws {
    guard edge.tree.size >= proven.size else { throw StoreError(.forked, "signing a checkpoint") }
    var tree = proven
    for leaf in try edge.tail.hashes(level: 0, indexes: proven.size..<edge.tree.size) { tree.append(leaf) }
    guard tree.root == edge.tree.root else { throw StoreError(.forked, "signing a checkpoint") }
    proven = tree
  }
}
