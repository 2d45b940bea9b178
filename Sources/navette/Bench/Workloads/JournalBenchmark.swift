import Cryptography
import Foundation
import JSON
import Journal
import Store
import Synchronization

/// Durable journal entries through the store, beside bare commits of as many rows on the same disk.
struct JournalBenchmark {
  /// Entries of one commit: `batch`.
  static func appending(inBatchesOf batch: Int, target: Target) throws -> Race {
    let folder = try ScratchFolder()
    let appending = try DurableAppends(folder, batch: batch)
    return Race(
      name: "journal", variant: "batches of \(batch)", workload: appending,
      limit: .init(name: "bare commits of \(batch) rows", workload: try BareCommits(folder, batch: batch)),
      target: target)
  }
}

/// Appends through ``Store/Database``: bodies made, entries numbered, tree grown, checkpoint signed and kept.
final class DurableAppends: Workload {
  private let folder: ScratchFolder
  private let database: Database
  private let window: DispatchSemaphore
  private let inFlight: Int
  private var count: Int64 = 0

  init(_ folder: ScratchFolder, batch: Int) throws {
    self.folder = folder
    var configuration = Database.Configuration(
      folder: try DataFolder(folder.url.appending(path: "data")),
      checkpointFile: folder.url.appending(path: "checkpoint"),
      signer: try LogSigner(origin: "navette.bench/journal", privateKey: Ed25519PrivateKey.generate()))
    configuration.maximumBatch = batch
    database = try Database(configuration)
    // As many requests as keep every commit full while others are being signed.
    inFlight = max(1024, 4 * batch)
    window = DispatchSemaphore(value: inFlight)
  }

  deinit { database.close() }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let tally = BenchTally()
    let (start, spent) = (Stopwatch.wall(), Stopwatch.process())
    while Stopwatch.wall() - start < nanoseconds {
      window.wait()
      let begun = Stopwatch.wall()
      count += 1
      let body = try SampleEvent.body(count)
      database.write {
        $0.append(body)
      } completion: { [window] result in
        tally.add(Stopwatch.wall() - begun, failed: result.isFailure)
        window.signal()
      }
    }
    for _ in 0..<inFlight { window.wait() }
    let (elapsed, processor) = (Stopwatch.wall() - start, Stopwatch.process() - spent)
    for _ in 0..<inFlight { window.signal() }
    return try tally.slice(in: elapsed, processor: processor)
  }

  func settle() throws { database.foldLog() }
}

/// What completions report from the store's threads.
final class BenchTally: Sendable {
  private let state = Mutex<(latencies: [UInt32], failures: Int)>(([], 0))

  func add(_ nanoseconds: UInt64, failed: Bool) {
    state.withLock {
      $0.latencies.append(UInt32(clamping: nanoseconds))
      if failed { $0.failures += 1 }
    }
  }

  /// - Throws: if anything failed: a rate of failures is no rate.
  func slice(in nanoseconds: UInt64, processor: UInt64) throws -> Slice {
    let (latencies, failures) = state.withLock { $0 }
    guard failures == 0 else { throw CommandError(.internalError, "\(failures) operations failed") }
    return Slice(
      operations: latencies.count, nanoseconds: nanoseconds, processor: processor, latencies: latencies)
  }
}

extension Result {
  fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}

/// The same number of rows a commit, in one plain table.
private struct BareCommits: Workload {
  private let table: BareTable
  private let row: [UInt8]
  private let batch: Int

  init(_ folder: ScratchFolder, batch: Int) throws {
    table = try BareTable(folder.url.appending(path: "bare-\(batch).db"))
    // What one entry stores: 42 bytes of leaf, 16 of nonce, and its body.
    row = [UInt8](repeating: 0xA5, count: try LogEntry.byteCount + Nonce.byteCount + SampleEvent.body(1).bytes.count)
    self.batch = batch
  }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let (start, spent) = (Stopwatch.wall(), Stopwatch.process())
    var commits = 0
    var now = start
    while now - start < nanoseconds {
      try table.commit(row, times: batch)
      commits += 1
      now = Stopwatch.wall()
    }
    return Slice(
      operations: commits * batch, nanoseconds: now - start, processor: Stopwatch.process() - spent, latencies: [])
  }

  func settle() throws { try table.fold() }
}
