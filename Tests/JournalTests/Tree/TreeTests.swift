import Cryptography
import Journal
import Testing

/// Everything about trees of 0 to 300 entries, against the RFC's recursions.
struct TreeTests {
  static let size = 300
  static let entries = (0..<size).map { Array("entry \($0)".utf8) }
  static let leaves = entries.map { NaiveTree.leaf($0) }

  static func hashes(_ count: Int = size) -> (MerkleTree, MemoryHashes) {
    var (tree, hashes) = (MerkleTree(), MemoryHashes())
    for entry in entries.prefix(count) { tree.append(MerkleHash.leaf(entry)) { hashes.keep($0) } }
    return (tree, hashes)
  }

  @Test func `each root is the recursion's, from memory and from kept hashes`() throws {
    let (_, hashes) = Self.hashes()
    var tree = MerkleTree()
    for size in 0...Self.size {
      let expected = NaiveTree.root(Self.leaves.prefix(size))
      #expect(tree.root.bytes == expected)
      #expect(tree.size == UInt64(size))
      #expect(try hashes.root(size: UInt64(size)).bytes == expected)
      #expect(try MerkleTree(size: UInt64(size), reading: hashes).root.bytes == expected)
      if size < Self.size { tree.append(MerkleHash.leaf(Self.entries[size])) }
    }
  }

  @Test func `a restored tree goes on like one that never stopped`() throws {
    let (whole, hashes) = Self.hashes()
    for size in [0, 1, 2, 255, 256, 257, 299] {
      var kept = MemoryHashes()
      for (level, list) in hashes.levels.enumerated() {
        kept.levels.append(Array(list.prefix(size >> (8 * level))))
      }
      var tree = try MerkleTree(size: UInt64(size), reading: kept)
      for entry in Self.entries[size...] { tree.append(MerkleHash.leaf(entry)) { kept.keep($0) } }
      #expect(tree.root == whole.root)
      #expect(kept.levels == hashes.levels)
    }
  }

  @Test func `the empty tree has the hash of nothing and the tree of one entry its leaf hash`() {
    #expect(MerkleTree().root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    var tree = MerkleTree()
    tree.append(MerkleHash.leaf([1, 2]))
    #expect(tree.root == SHA256.digest([0, 1, 2]))
  }

  @Test func `every inclusion proof is the recursion's and verifies`() throws {
    let (_, hashes) = Self.hashes()
    let roots = RememberedRoots()
    for size in 1...Self.size {
      let root = try #require(Digest(bytes: roots.root(Self.leaves.prefix(size))))
      for index in 0..<size {
        let proof = try InclusionProof(index: UInt64(index), size: UInt64(size), reading: hashes)
        let expected = NaiveTree.path(index, Self.leaves.prefix(size), root: roots.root)
        guard proof.hashes.map(\.bytes) == expected else {
          Issue.record("path of \(index) in \(size)")
          continue
        }
        let leaf = try #require(Digest(bytes: Self.leaves[index]))
        try proof.verify(leafHash: leaf, root: root)
        let again = try InclusionProof(index: UInt64(index), size: UInt64(size), hashes: proof.hashes)
        if again != proof { Issue.record("parsing of \(index) in \(size)") }
      }
    }
  }

  @Test func `every consistency proof is the recursion's and verifies`() throws {
    let (_, hashes) = Self.hashes()
    let roots = RememberedRoots()
    for newSize in 0...Self.size {
      let new = try #require(Digest(bytes: roots.root(Self.leaves.prefix(newSize))))
      for oldSize in 0...newSize {
        let old = try #require(Digest(bytes: roots.root(Self.leaves.prefix(oldSize))))
        let proof = try ConsistencyProof(oldSize: UInt64(oldSize), newSize: UInt64(newSize), reading: hashes)
        let expected =
          oldSize == 0 ? [] : NaiveTree.subproof(oldSize, Self.leaves.prefix(newSize), true, root: roots.root)
        guard proof.hashes.map(\.bytes) == expected else {
          Issue.record("proof from \(oldSize) to \(newSize)")
          continue
        }
        try proof.verify(oldRoot: old, newRoot: new)
        let again = try ConsistencyProof(oldSize: UInt64(oldSize), newSize: UInt64(newSize), hashes: proof.hashes)
        if again != proof { Issue.record("parsing of \(oldSize) to \(newSize)") }
      }
    }
  }

  @Test func `a tree restored over entries that changed is refused`() throws {
    var (tree, hashes) = Self.hashes(270)
    let checkpoint = try Checkpoint(origin: "a", tree: tree)
    for entry in Self.entries[270..<280] { tree.append(MerkleHash.leaf(entry)) { hashes.keep($0) } }
    #expect(try MerkleTree(size: 280, reading: hashes, extending: checkpoint).root == tree.root)
    #expect(throws: JournalError.self) { try MerkleTree(size: 269, reading: hashes, extending: checkpoint) }
    for position in [256, 260, 269] {
      var changed = hashes
      changed.levels[0][position] = MerkleHash.emptyRoot
      #expect(throws: JournalError.self) { try MerkleTree(size: 280, reading: changed, extending: checkpoint) }
    }
    var changed = hashes
    changed.levels[1][0] = MerkleHash.emptyRoot
    #expect(throws: JournalError.self) { try MerkleTree(size: 280, reading: changed, extending: checkpoint) }
  }

  @Test func `a copy taken before an append is untouched by it`() {
    var (tree, _) = Self.hashes(7)
    let (copy, root) = (tree, tree.root)
    tree.append(MerkleHash.leaf([]))
    #expect(copy.root == root && copy.size == 7)
    #expect(tree.root != root)
  }
}
