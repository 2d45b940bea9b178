/// A workload of ours beside what bounds it physically.
struct Race {
  /// What cannot be beaten: the same cryptography or the same commits, with nothing around.
  struct Limit {
    /// What it does, in words.
    let name: String
    let workload: any Workload
  }

  /// The name of the benchmark.
  let name: String
  /// What varies within it: `5 recipients`.
  let variant: String
  let workload: any Workload
  let limit: Limit?
  let target: Target?
}

/// What a figure should reach.
enum Target: Hashable, Sendable {
  /// So many operations a second.
  case rate(Double)
  /// That share of the physical limit.
  case ratio(Double)
  /// At most that many microseconds for half of the operations.
  case median(Double)
}
