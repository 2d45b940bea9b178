internal import Cryptography
internal import Files
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
  private let gate: SigningGate
  private let queue = BoundedQueue<Batch>(capacity: 64)
  private let latest: Mutex<VerifiedCheckpoint>
  /// Committed, and not signed for: a checkpoint that could not be kept is tried again with the next commit, whatever it
  /// holds, or a retry that appends nothing would never get its receipt.
  private let overdue: Mutex<RightEdge?>
  private let check: Mutex<ExtensionCheck>

  /// - Parameters:
  ///   - latest: The last checkpoint that was signed and kept.
  ///   - edge: The log as it is stored, which was checked to extend it.
  init(signer: LogSigner, file: AtomicFile, gate: SigningGate, latest: VerifiedCheckpoint, edge: RightEdge) {
    self.signer = signer
    self.file = file
    self.gate = gate
    self.latest = Mutex(latest)
    overdue = Mutex(edge.tree.size > latest.checkpoint.size ? edge : nil)
    check = Mutex(ExtensionCheck(edge.tree))
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
      var published: [PublishedTree?] = []
      var failure: StoreError?
      do {
        published = try publish(batches)
      } catch {
        failure = error as? StoreError ?? StoreError(.inputOutput, "signing a checkpoint")
        if let edge = batches.last(where: { $0.edge != nil })?.edge { overdue.withLock { $0 = edge } }
      }
      for (index, batch) in batches.enumerated() {
        answer(batch, failure == nil ? published[index] : nil, failure: failure)
      }
      // Answers are written here, and may hold what was typed.
      FreedMemory.clearStack()
    }
  }

  private func publish(_ batches: [Batch]) throws -> [PublishedTree?] {
    let published = try batches.map { batch in
      try batch.edge.map { edge in
        try prove(edge)
        return try sign(edge)
      }
    }
    // Only the newest tree needs to be kept: it covers the others, whose receipts are made against their own size.
    let newest = published.last { $0 != nil } ?? nil
    let owed = try newest == nil ? overdue.withLock { $0 }.map { try sign($0) } : nil
    if let checkpoint = (newest ?? owed)?.checkpoint {
      try file.keep(checkpoint.signed.bytes)
      try gate.whileOpen { latest.withLock { $0 = checkpoint } }
      overdue.withLock { $0 = nil }
    }
    return published
  }

  /// A tree that does not extend the last one is never signed, nor is any other after it.
  private func prove(_ edge: RightEdge) throws {
    try gate.check()
    do {
      try check.withLock { try $0.prove(edge) }
    } catch {
      gate.halt(.notExtended)
      throw error
    }
  }

  private func sign(_ edge: RightEdge) throws -> PublishedTree {
    try gate.check()
    return PublishedTree(checkpoint: try signer.sign(edge.tree), tail: edge.tail)
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
