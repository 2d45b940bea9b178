/// How long and how often to measure.
///
/// Ours and the limit take turns, and every second round begins with the limit: a machine that slows down or is shared
/// weighs on both alike, so their ratio holds even where the rates do not.
struct Schedule: Sendable {
  /// The rounds that count.
  static let rounds = 7

  /// The time given to a race, both sides together, in nanoseconds.
  let budget: UInt64

  /// - Parameter seconds: the time given to a race, warm-up not counted.
  init(seconds: Int) { budget = UInt64(seconds) * 1_000_000_000 }

  /// Measures a race.
  func measure(_ race: Race) throws -> Outcome {
    let sides: UInt64 = race.limit == nil ? 1 : 2
    let slice = budget / (UInt64(Self.rounds) * sides)
    // Caches, tables and pools fill during the warm-up, which is not counted.
    _ = try turn(race.workload, slice)
    if let limit = race.limit { _ = try turn(limit.workload, slice / 2) }
    var rounds: [(ours: Slice, limit: Slice?)] = []
    for round in 0..<Self.rounds {
      guard let limit = race.limit else {
        rounds.append((try turn(race.workload, slice), nil))
        continue
      }
      if round % 2 == 0 {
        let ours = try turn(race.workload, slice)
        rounds.append((ours, try turn(limit.workload, slice)))
      } else {
        let bound = try turn(limit.workload, slice)
        rounds.append((try turn(race.workload, slice), bound))
      }
    }
    return Outcome(race, rounds: rounds)
  }

  private func turn(_ workload: any Workload, _ nanoseconds: UInt64) throws -> Slice {
    try workload.settle()
    return try workload.run(for: nanoseconds)
  }
}
