import Cryptography
import Foundation
import Journal
import Testing

@testable import Store

/// What a client was told is done: it must be true for ever.
struct Acknowledged: Sendable {
  let leaf: UInt64
  let body: JournalBody
  let receipt: Receipt
  let checkpoint: VerifiedCheckpoint

  init(_ committed: Committed<JournalBody>, verifier: LogVerifier) throws {
    (leaf, body) = (committed.leaves[0], committed.value)
    receipt = try committed.receipts[0]
    checkpoint = try receipt.verify(body.entry(at: scratchDate), with: verifier)
  }
}

/// Rehashes a whole journal, and holds it to everything that was ever signed or answered about it.
struct WholeVerification {
  let source: StoredJournal
  let verifier: LogVerifier

  /// - Parameters:
  ///   - notes: every checkpoint that was ever signed, whether or not anybody saw it.
  func run(_ acknowledged: [Acknowledged], notes: [[UInt8]], newest: VerifiedCheckpoint) throws {
    let size = try source.size
    let entries = try source.entries(0..<size)
    let bodies = try source.bodies(0..<size)
    var tree = MerkleTree()
    var roots = [tree.root]
    for (entry, body) in zip(entries, bodies) {
      tree.append(entry.leafHash)
      roots.append(tree.root)
      try #require(body).verify(against: entry)
    }
    #expect(newest.checkpoint.size <= size)
    let checkpoints =
      try notes.map { try verifier.verify($0).checkpoint } + acknowledged.map(\.checkpoint.checkpoint)
      + [newest.checkpoint]
    // Each is a tree of the first entries of this one: so are they of one another, and no size was signed twice
    // differently.
    for checkpoint in checkpoints {
      #expect(checkpoint.size <= size, "signed, and lost")
      guard checkpoint.size <= size else { continue }
      #expect(checkpoint.root == roots[Int(checkpoint.size)], "signed differently")
    }
    for known in acknowledged {
      #expect(known.leaf < size, "acknowledged, and lost")
      guard known.leaf < size else { continue }
      #expect(entries[Int(known.leaf)].commitment == known.body.commitment, "acknowledged, and changed")
      #expect(bodies[Int(known.leaf)]?.bytes == known.body.bytes)
    }
  }
}
