/// Operations that only compute, many at a time, on one thread: none of them can be told from its neighbours.
///
/// It is counted in processor time, as a ``Computation`` is.
struct Batches: Workload {
  /// How many operations the body does.
  let count: Int
  let body: () throws -> Void

  init(of count: Int, _ body: @escaping () throws -> Void) { (self.count, self.body) = (count, body) }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let (start, begun) = (Stopwatch.wall(), Stopwatch.processor())
    var operations = 0
    while operations == 0 || Stopwatch.wall() - start < nanoseconds {
      try body()
      operations += count
    }
    let spent = Stopwatch.processor() - begun
    return Slice(operations: operations, nanoseconds: spent, processor: spent, latencies: [])
  }
}
