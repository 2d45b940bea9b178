import Cryptography
import Journal
import Testing

/// What a proof must not prove.
struct ProofRefusalTests {
  private static let sizes: [UInt64] = [1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 64, 100, 255, 256, 257, 300]
  private let hashes = TreeTests.hashes().1
  private let other = MerkleHash.leaf(Array("other".utf8))

  private func leaf(_ index: UInt64) -> Digest { hashes.levels[0][Int(index)] }

  private func isProven(_ index: UInt64, _ size: UInt64, _ path: [Digest], _ leaf: Digest, _ root: Digest) -> Bool {
    guard let proof = try? InclusionProof(index: index, size: size, hashes: path) else { return false }
    return (try? proof.verify(leafHash: leaf, root: root)) != nil
  }

  private func isConsistent(_ old: UInt64, _ new: UInt64, _ path: [Digest], _ oldRoot: Digest, _ newRoot: Digest)
    -> Bool
  {
    guard let proof = try? ConsistencyProof(oldSize: old, newSize: new, hashes: path) else { return false }
    return (try? proof.verify(oldRoot: oldRoot, newRoot: newRoot)) != nil
  }

  private func changes(of path: [Digest]) -> [[Digest]] {
    var changes: [[Digest]] = [path + [other], [other] + path]
    if let last = path.last { changes.append(path + [last]) }
    for position in path.indices {
      for bit in [0, 131, 255] {
        var (bytes, changed) = (path[position].bytes, path)
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        if let hash = Digest(bytes: bytes) { changed[position] = hash }
        changes.append(changed)
      }
      var removed = path
      removed.remove(at: position)
      changes.append(removed)
      var inserted = path
      inserted.insert(other, at: position)
      changes.append(inserted)
      if position > 0 {
        var swapped = path
        swapped.swapAt(position, position - 1)
        changes.append(swapped)
      }
    }
    return changes
  }

  @Test(arguments: sizes) func `a changed inclusion proof is refused`(size: UInt64) throws {
    let root = try hashes.root(size: size)
    for index in 0..<size {
      let path = try InclusionProof(index: index, size: size, reading: hashes).hashes
      try #require(isProven(index, size, path, leaf(index), root))
      for changed in changes(of: path) where isProven(index, size, changed, leaf(index), root) {
        Issue.record("a changed path of \(index) in \(size) is accepted")
      }
    }
  }

  @Test(arguments: sizes) func `an inclusion proof for another index, size, leaf or root is refused`(size: UInt64)
    throws
  {
    let root = try hashes.root(size: size)
    for index in 0..<size {
      let path = try InclusionProof(index: index, size: size, reading: hashes).hashes
      for wrong in 0..<size + 2 where wrong != index {
        if isProven(wrong, size, path, leaf(index), root) { Issue.record("\(index) passes for \(wrong)") }
        if isProven(index, size, path, MerkleHash.leaf([]), root) { Issue.record("another leaf passes") }
      }
      #expect(!isProven(index, size, path, leaf(index), other))
      #expect(size == 1 || !isProven(index, size, path, root, root))
      // Another size may imply the same path shape; the root, which the checkpoint binds to the size, then differs.
      for wrong in [size - 1, size + 1, size * 2] where wrong > index {
        let wrongRoot = wrong <= 300 ? try hashes.root(size: wrong) : other
        if isProven(index, wrong, path, leaf(index), wrongRoot) { Issue.record("size \(wrong) passes for \(size)") }
      }
    }
  }

  @Test func `nothing is in the empty tree, nor past the end`() {
    for (index, size) in [(0, 0), (1, 1), (1, 0), (300, 300), (UInt64.max, UInt64.max)] as [(UInt64, UInt64)] {
      #expect(throws: JournalError.self) { try InclusionProof(index: index, size: size, hashes: []) }
      #expect(throws: JournalError.self) { try InclusionProof(index: index, size: size, reading: hashes) }
    }
  }

  @Test func `hashes that were not kept make no proof`() {
    #expect(throws: (any Error).self) { try InclusionProof(index: 0, size: 301, reading: hashes) }
    #expect(throws: (any Error).self) { try ConsistencyProof(oldSize: 7, newSize: 301, reading: hashes) }
    #expect(throws: (any Error).self) { try hashes.root(size: 1 << 62) }
    #expect(throws: JournalError.self) { try hashes.hash(level: 63, index: 0) }
    #expect(throws: JournalError.self) { try hashes.hash(level: 40, index: .max) }
  }

  @Test(arguments: sizes) func `a changed consistency proof is refused`(size: UInt64) throws {
    let new = try hashes.root(size: size)
    for oldSize in 1...size {
      let old = try hashes.root(size: oldSize)
      let path = try ConsistencyProof(oldSize: oldSize, newSize: size, reading: hashes).hashes
      try #require(isConsistent(oldSize, size, path, old, new))
      for changed in changes(of: path) where isConsistent(oldSize, size, changed, old, new) {
        Issue.record("a changed proof from \(oldSize) to \(size) is accepted")
      }
      #expect(!isConsistent(oldSize, size, path, other, new))
      #expect(!isConsistent(oldSize, size, path, old, other))
      for wrong in [oldSize - 1, oldSize + 1] where wrong != oldSize && wrong > 0 && wrong <= size {
        if isConsistent(wrong, size, path, old, new) { Issue.record("size \(wrong) passes for \(oldSize)") }
      }
    }
  }

  @Test func `the empty tree is extended by every tree, only with its own root and an empty proof`() throws {
    for size: UInt64 in [0, 1, 2, 255, 300] {
      let root = try hashes.root(size: size)
      #expect(try ConsistencyProof(oldSize: 0, newSize: size, reading: hashes).hashes.isEmpty)
      #expect(isConsistent(0, size, [], MerkleHash.emptyRoot, root))
      #expect(!isConsistent(0, size, [], other, root))
      #expect(!isConsistent(0, size, [root], MerkleHash.emptyRoot, root))
    }
    #expect(!isConsistent(0, 0, [], MerkleHash.emptyRoot, other))
  }

  @Test func `a tree extends itself, only with an empty proof and the same root`() throws {
    let root = try hashes.root(size: 7)
    #expect(isConsistent(7, 7, [], root, root))
    #expect(!isConsistent(7, 7, [root], root, root))
    #expect(!isConsistent(7, 7, [], root, other))
    #expect(!isConsistent(7, 8, [], root, root))
  }

  @Test func `a smaller tree extends no larger one`() throws {
    #expect(throws: JournalError.self) { try ConsistencyProof(oldSize: 8, newSize: 7, reading: hashes) }
    #expect(throws: JournalError.self) { try ConsistencyProof(oldSize: 8, newSize: 7, hashes: [other]) }
    #expect(throws: JournalError.self) {
      try ConsistencyProof(oldSize: 1, newSize: 300, hashes: Array(repeating: other, count: 64))
    }
  }
}
