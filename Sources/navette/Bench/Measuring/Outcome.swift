/// The figures of a race.
struct Outcome: Sendable {
  let name: String
  let variant: String
  /// Operations a second: the median of the rounds.
  let rate: Double
  /// Microseconds from start to end, for half of the operations and for all but a hundredth; nil when they were not timed
  /// one by one.
  let p50: Double?
  let p99: Double?
  /// Microseconds of processor time for each operation, all threads together: what a busy machine does not change.
  let cost: Double
  let limit: Limit?
  let target: Target?

  struct Limit: Sendable {
    let name: String
    /// Operations a second: the median of the rounds.
    let rate: Double
    /// Microseconds of processor time for each operation.
    let cost: Double
    /// Ours to the limit's: the median of the ratios of the rounds, each measured side by side.
    let ratio: Double
  }

  /// Whether the target was reached; nil without a target.
  var isMet: Bool? {
    switch target {
    case nil: nil
    case .rate(let least): rate >= least
    case .ratio(let least): (limit?.ratio ?? 0) >= least
    case .median(let most): p50.map { $0 <= most } ?? false
    }
  }
}

extension Outcome {
  /// Sums up rounds: in each, the workload and its limit ran one after the other.
  init(_ race: Race, rounds: [(ours: Slice, limit: Slice?)]) {
    let latencies = rounds.flatMap(\.ours.latencies).sorted()
    func microseconds(_ percent: Double) -> Double? {
      Statistics.percentile(percent, ofSorted: latencies).map { Double($0) / 1000 }
    }
    let bounds = rounds.compactMap(\.limit?.rate)
    let ratios = rounds.compactMap { round in
      round.limit.flatMap { $0.rate > 0 ? round.ours.rate / $0.rate : nil }
    }
    self.init(
      name: race.name, variant: race.variant, rate: Statistics.median(rounds.map(\.ours.rate)) ?? 0,
      p50: microseconds(50), p99: microseconds(99), cost: Statistics.median(rounds.map(\.ours.cost)) ?? 0,
      limit: race.limit.map {
        Limit(
          name: $0.name, rate: Statistics.median(bounds) ?? 0,
          cost: Statistics.median(rounds.compactMap(\.limit?.cost)) ?? 0, ratio: Statistics.median(ratios) ?? 0)
      }, target: race.target)
  }
}
