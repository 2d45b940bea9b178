import Synchronization

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
