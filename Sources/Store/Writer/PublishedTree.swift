internal import Journal

/// The tree after a commit, signed, with the hashes that the proofs of that commit's entries need.
final class PublishedTree: Sendable {
  let checkpoint: VerifiedCheckpoint
  private let tail: HashTail

  init(checkpoint: VerifiedCheckpoint, tail: HashTail) {
    self.checkpoint = checkpoint
    self.tail = tail
  }

  func receipt(_ numbered: NumberedEntry) throws -> Receipt {
    try Receipt(entry: numbered.entry, index: numbered.leaf, checkpoint: checkpoint, reading: tail)
  }
}
