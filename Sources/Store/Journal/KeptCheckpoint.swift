internal import Files
internal import Foundation
internal import Journal

/// The last signed checkpoint, in a file outside the database: what shows that a database was put back or rewritten.
struct KeptCheckpoint {
  let file: AtomicFile
  private let signer: LogSigner

  init(_ url: URL, signer: LogSigner, faults: (any WriteFaults)? = nil) {
    file = AtomicFile(url, faults: faults)
    self.signer = signer
  }

  /// Checks that the stored log extends what was last signed, signs what was committed since, and keeps it.
  ///
  /// A process killed between a commit and its signature leaves a longer log than was signed: that is no harm. A new log
  /// signs its empty tree first, so that the file exists before the first entry.
  ///
  /// - Parameter isHeld: Whether witnesses must see what was last signed before anything else is.
  /// - Returns: The last checkpoint, which a held log may exceed.
  /// - Throws: ``StoreError`` with code `rolledBack`, `forked` or `checkpointMissing`.
  func resume(_ edge: RightEdge, isHeld: Bool, reading stored: StoredHashes) throws -> VerifiedCheckpoint {
    guard let bytes = try file.kept() else {
      guard edge.tree.size == 0 else { throw StoreError(.checkpointMissing, "opening the journal") }
      return try keep(signer.sign(edge.tree))
    }
    guard let last = try? signer.verifier.verify(bytes) else {
      throw StoreError(.checkpointMissing, "reading the kept checkpoint")
    }
    guard edge.tree.size >= last.checkpoint.size else { throw StoreError(.rolledBack, "opening the journal") }
    guard try stored.root(size: last.checkpoint.size) == last.checkpoint.root else {
      throw StoreError(.forked, "opening the journal")
    }
    return isHeld || edge.tree.size == last.checkpoint.size ? last : try keep(signer.sign(edge.tree))
  }

  private func keep(_ checkpoint: VerifiedCheckpoint) throws -> VerifiedCheckpoint {
    try file.keep(checkpoint.signed.bytes)
    return checkpoint
  }
}
