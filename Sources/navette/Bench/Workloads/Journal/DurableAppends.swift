import Cryptography
import Foundation
import JSON
import Journal
import Store

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

extension Result {
  fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}
