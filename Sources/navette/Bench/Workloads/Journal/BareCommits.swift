import Foundation
import Journal
import Store

/// The same number of rows a commit, in one plain table.
struct BareCommits: Workload {
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
