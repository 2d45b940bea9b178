/// Something that can be done again and again, and counted.
protocol Workload {
  /// Works for about that long.
  /// - Parameter nanoseconds: on the wall; what has begun by then is completed and counted.
  func run(for nanoseconds: UInt64) throws -> Slice
  /// Puts things back in order between two slices, off the clock.
  func settle() throws
}

extension Workload {
  func settle() throws {}
}

/// An operation that only computes, on one thread.
///
/// It is counted in processor time: on a machine that others use too, that is what one core can do.
struct Computation: Workload {
  let body: () throws -> Void

  init(_ body: @escaping () throws -> Void) { self.body = body }

  func run(for nanoseconds: UInt64) throws -> Slice {
    var latencies: [UInt32] = []
    latencies.reserveCapacity(4096)
    let begun = Stopwatch.processor()
    let start = Stopwatch.wall()
    var last = start
    while last - start < nanoseconds {
      try body()
      let now = Stopwatch.wall()
      latencies.append(UInt32(clamping: now - last))
      last = now
    }
    let spent = Stopwatch.processor() - begun
    return Slice(operations: latencies.count, nanoseconds: spent, processor: spent, latencies: latencies)
  }
}
