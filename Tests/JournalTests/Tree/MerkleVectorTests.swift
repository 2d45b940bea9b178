import Cryptography
import JSON
import Journal
import Testing

/// Published known answers.
struct MerkleVectorTests {
  private let vectors: JSON
  private let tree: MerkleTree
  private let hashes: MemoryHashes

  init() throws {
    vectors = try JSON.parse(Array(vector("merkle.json").utf8))
    (tree, hashes) = try Self.grow(Self.hex(#require(vectors["leaves"])))
  }

  private static func hex(_ list: JSON) throws -> [[UInt8]] {
    try #require(list.array).map { try unhex($0) }
  }

  private static func grow(_ leaves: [[UInt8]]) -> (MerkleTree, MemoryHashes) {
    var (tree, hashes) = (MerkleTree(), MemoryHashes())
    for leaf in leaves { tree.append(MerkleHash.leaf(leaf)) { hashes.keep($0) } }
    return (tree, hashes)
  }

  private func number(_ json: JSON?) throws -> UInt64 { UInt64(try #require(json?.integer)) }

  private func root(_ size: UInt64) throws -> Digest {
    let roots = try Self.hex(#require(vectors["roots"]))
    return try #require(Digest(bytes: roots[Int(size)]))
  }

  @Test func `each root of the first eight leaves is the published one`() throws {
    let roots = try Self.hex(#require(vectors["roots"]))
    #expect(roots.count == 9)
    for (size, root) in roots.enumerated() { #expect(try hashes.root(size: UInt64(size)).bytes == root) }
    #expect(tree.root.bytes == roots.last)
  }

  @Test func `a leaf hash is the published one`() throws {
    let cases = try #require(vectors["hashes"]?.array)
    try #require(!cases.isEmpty)
    for item in cases {
      let leaf = try unhex(item["leaf"])
      #expect(MerkleHash.leaf(leaf).hex == item["hash"]?.string)
    }
  }

  @Test func `each inclusion proof is the published one and verifies against the published root`() throws {
    let cases = try #require(vectors["inclusion"]?.array)
    try #require(!cases.isEmpty)
    for item in cases {
      let (index, size) = (try number(item["index"]), try number(item["size"]))
      let expected = try Self.hex(#require(item["hashes"]))
      let proof = try InclusionProof(index: index, size: size, reading: hashes)
      #expect(proof.hashes.map(\.bytes) == expected)
      try proof.verify(leafHash: hashes.levels[0][Int(index)], root: root(size))
    }
  }

  @Test func `each consistency proof is the published one and verifies against the published roots`() throws {
    let cases = try #require(vectors["consistency"]?.array)
    try #require(!cases.isEmpty)
    for item in cases {
      let (old, new) = (try number(item["old"]), try number(item["new"]))
      let proof = try ConsistencyProof(oldSize: old, newSize: new, reading: hashes)
      #expect(try proof.hashes.map(\.bytes) == Self.hex(#require(item["hashes"])))
      try proof.verify(oldRoot: root(old), newRoot: root(new))
    }
  }

  @Test func `the roots of numbered leaves are the published ones`() throws {
    let cases = try #require(vectors["numbered"]?["roots"]?.array)
    try #require(!cases.isEmpty)
    for item in cases {
      let size = try number(item["size"])
      let (tree, _) = Self.grow((0..<size).map { [UInt8($0 & 255), UInt8($0 >> 8)] })
      #expect(tree.root.hex == item["root"]?.string)
    }
  }
}
