internal import Foundation
internal import Journal
internal import Synchronization

/// Signs what has been committed, keeps the checkpoint outside the database, then answers.
///
/// It runs beside the writer, which meanwhile prepares the next commit. No signature leaves the process before the
/// checkpoint it is on is durable outside the database: a database put back to an older copy is then always noticed.
final class Publisher: Sendable {
  /// What a commit leaves to be done.
  struct Batch: Sendable {
    /// The jobs of the commit, in order, those that failed by themselves included.
    let jobs: [WriteJob]
    /// The tree after the commit; nil when no entry was appended.
    let edge: RightEdge?
    /// Why nothing was committed; nil when something was.
    let failure: StoreError?
  }

  private let signer: LogSigner
  private let file: AtomicFile
  private let queue = BoundedQueue<Batch>(capacity: 64)
  private let latest: Mutex<VerifiedCheckpoint>
  /// Committed, and not signed for: a checkpoint that could not be kept is tried again with the next commit, whatever it
  /// holds, or a retry that appends nothing would never get its receipt.
  private let overdue = Mutex<RightEdge?>(nil)

  /// - Parameters:
  ///   - latest: The last checkpoint that was signed and kept.
  init(signer: LogSigner, file: AtomicFile, latest: VerifiedCheckpoint) {
    self.signer = signer
    self.file = file
    self.latest = Mutex(latest)
  }

  /// The last checkpoint that was signed and kept.
  var checkpoint: VerifiedCheckpoint { latest.withLock { $0 } }

  /// Whether the last checkpoint could not be kept.
  var isOverdue: Bool { overdue.withLock { $0 != nil } }

  func put(_ batch: Batch) { queue.put(batch) }
  func close() { queue.close() }

  /// The body of the publishing thread.
  func run() {
    while let batches = queue.take(atMost: 64) {
      // Only the newest tree needs to be kept: it covers the others, whose receipts are made against their own size.
      let newest = batches.lastIndex { $0.edge != nil }
      var published: [PublishedTree?] = []
      var failure: StoreError?
      do {
        published = try batches.map { batch in try batch.edge.map { try sign($0) } }
        let owed = try newest == nil ? overdue.withLock { $0 }.map { try sign($0) } : nil
        if let checkpoint = (newest.flatMap { published[$0] } ?? owed)?.checkpoint {
          try file.write(checkpoint.signed.bytes)
          latest.withLock { $0 = checkpoint }
          overdue.withLock { $0 = nil }
        }
      } catch {
        failure = error as? StoreError ?? StoreError(.inputOutput, "signing a checkpoint")
        if let newest { overdue.withLock { $0 = batches[newest].edge } }
      }
      for (index, batch) in batches.enumerated() {
        answer(batch, failure == nil ? published[index] : nil, failure: failure)
      }
    }
  }

  private func sign(_ edge: RightEdge) throws -> PublishedTree {
    PublishedTree(checkpoint: try signer.sign(edge.tree), tail: edge.tail)
  }

  private func answer(_ batch: Batch, _ tree: PublishedTree?, failure: StoreError?) {
    for job in batch.jobs {
      // A job without entries owes nothing to the checkpoint; one with entries is durable, but has no receipt to show:
      // its client tries again with the same idempotency key.
      let error = batch.failure ?? (job.numbered.isEmpty ? nil : failure)
      if let error { job.fail(error) } else { job.complete(tree) }
    }
  }
}
