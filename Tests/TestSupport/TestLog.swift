package import Cryptography
package import Journal

/// A log in memory, made from numbers: all its leaf hashes are kept.
package struct TestLog: HashReader {
  private var leaves: [Digest] = []
  private var tiles: [Digest] = []
  private var tree = MerkleTree()
  private var older: [MerkleTree] = [MerkleTree()]
  package let signer: LogSigner

  /// - Parameter fork: from which entry on it is another log than one made without.
  package init(_ count: Int, origin: String = "navette.example/journal", seed: UInt8 = 7, fork: Int = .max) throws {
    let seed = SecretBytes(copying: [UInt8](repeating: seed, count: 32))
    signer = try LogSigner(origin: origin, privateKey: Ed25519PrivateKey(seed: seed))
    for index in 0..<count {
      let leaf = MerkleHash.leaf(Array("\(index >= fork ? "other" : "entry") \(index)".utf8))
      tree.append(leaf) { subtree in
        if subtree.level == 0 { leaves.append(subtree.hash) } else { tiles.append(subtree.hash) }
      }
      older.append(tree)
    }
  }

  package func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    Array((level == 0 ? leaves : tiles)[Int(indexes.lowerBound)..<Int(indexes.upperBound)])
  }

  /// The checkpoint of its first `size` entries.
  package func checkpoint(_ size: Int) throws -> VerifiedCheckpoint { try signer.sign(older[size]) }

  /// What it asks of a witness.
  package func request(_ from: Int, _ to: Int) throws -> AddCheckpoint {
    let proof = try ConsistencyProof(oldSize: UInt64(from), newSize: UInt64(to), reading: self)
    return try AddCheckpoint(checkpoint(to), extending: proof)
  }
}
