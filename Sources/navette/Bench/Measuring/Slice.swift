/// What a workload did in a slice of time.
struct Slice: Sendable {
  /// How many operations were completed.
  let operations: Int
  /// The time they took, in nanoseconds: of the processor for what only computes, of the wall for what waits.
  let nanoseconds: UInt64
  /// What they cost to all threads of the process together, in nanoseconds of processor time.
  let processor: UInt64
  /// How long each took from its start to its end on the wall, in nanoseconds.
  let latencies: [UInt32]

  /// Operations a second.
  var rate: Double { nanoseconds == 0 ? 0 : Double(operations) * 1e9 / Double(nanoseconds) }

  /// Microseconds of processor time for each operation.
  var cost: Double { operations == 0 ? 0 : Double(processor) / 1000 / Double(operations) }
}
