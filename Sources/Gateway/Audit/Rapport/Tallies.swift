/// How often something happened in each part of a period.
public struct Tally: Hashable, Sendable {
  /// What is counted: a policy, an article, a category, an agent.
  public let code: String
  /// One count a part, in order.
  public let counts: [Int]
  /// Their sum.
  public var total: Int { counts.reduce(0, +) }
}

/// Counts by code and by part.
struct Tallies: Sendable {
  private let parts: Int
  private var counts: [String: [Int]] = [:]

  init(parts: Int) { self.parts = parts }

  mutating func add(_ code: String, in part: Int) {
    counts[code, default: Array(repeating: 0, count: parts)][part] += 1
  }

  /// Each code once, however often an event names it.
  mutating func add(_ codes: [String], in part: Int) {
    for code in Set(codes) { add(code, in: part) }
  }

  /// The most frequent first, then by code.
  var sorted: [Tally] {
    counts.map { Tally(code: $0.key, counts: $0.value) }.sorted { ($1.total, $0.code) < ($0.total, $1.code) }
  }

  /// The counts of one code, zeros if it never happened.
  subscript(_ code: String) -> Tally { Tally(code: code, counts: counts[code] ?? Array(repeating: 0, count: parts)) }
}
