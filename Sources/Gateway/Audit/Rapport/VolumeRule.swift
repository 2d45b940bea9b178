/// When what an agent read in a week is unusual: by their own past weeks, never by those of others.
///
/// With `m` the median of the counts of the agent's previous weeks and `d` the median of their distances to `m`, a week is
/// unusual when its count is at least ``minimum`` and above `m + k · max(1.4826 · d, √m, 1)`.
///
/// The median and its deviation are used because a few heavy weeks in the past move neither. 1.4826 makes `d` the standard
/// deviation of what is distributed normally; `√m` is that of what happens at random at a constant rate, so that a very
/// regular past does not make a small week unusual. A week without a reading counts for zero, from the agent's first on.
/// With fewer than ``weeksNeeded`` previous weeks nothing is said of an agent: there is no past to compare with.
public struct VolumeRule: Hashable, Sendable {
  /// How many previous weeks count at most.
  public let weeks: Int
  /// How many there must be.
  public let weeksNeeded: Int
  /// How far from the median.
  public let k: Double
  /// Below it no week is unusual.
  public let minimum: Int

  /// Twelve weeks, four at least, three deviations, ten readings.
  public static let usual = VolumeRule(weeks: 12, weeksNeeded: 4, k: 3, minimum: 10)

  /// A rule.
  /// - Precondition: there is a past, and a deviation that is positive.
  public init(weeks: Int, weeksNeeded: Int, k: Double, minimum: Int) {
    precondition(weeksNeeded >= 1 && weeks >= weeksNeeded && k > 0 && minimum >= 1, "a rule compares with a past")
    (self.weeks, self.weeksNeeded, self.k, self.minimum) = (weeks, weeksNeeded, k, minimum)
  }

  /// What an agent's past leads to expect; nil when it is too short.
  /// - Parameter past: the counts of the previous weeks, the oldest first.
  func expectation(from past: [Int]) -> Expectation? {
    guard past.count >= weeksNeeded else { return nil }
    let counts = past.suffix(weeks).map(Double.init)
    let median = Self.median(counts)
    let deviation = Self.median(counts.map { abs($0 - median) })
    return Expectation(
      median: median, deviation: deviation,
      threshold: median + k * max(1.4826 * deviation, median.squareRoot(), 1), weeks: counts.count)
  }

  /// Whether a week's count is unusual.
  func isUnusual(_ count: Int, _ expectation: Expectation) -> Bool {
    count >= minimum && Double(count) > expectation.threshold
  }

  /// What a past leads to expect.
  struct Expectation: Hashable, Sendable {
    let median: Double
    let deviation: Double
    let threshold: Double
    let weeks: Int
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
