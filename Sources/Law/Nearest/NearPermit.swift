internal import Cedar

/// A permit that does not apply, and what it would take in French.
public struct NearPermit: Hashable, Sendable {
  /// The permit.
  public let policy: PolicyNotice
  /// The wording of its unmet clauses, in order.
  public let conditions: [String]
  /// How far it is.
  public let distance: Distance

  /// How many of a permit's clauses do not hold, by what they speak of. Nearer is less.
  public struct Distance: Hashable, Sendable, Comparable {
    private let counts: [Int]

    init(_ matters: [Matter]) {
      counts = Matter.allCases.map { matter in matters.count { $0 == matter } }
    }

    /// Whether other facts would be enough: ground, circuit, agent and destination are those of the permit.
    public var isOfFactsOnly: Bool { counts.dropLast().allSatisfy { $0 == 0 } }

    /// Whether both are as far but for the facts.
    func isBeside(_ other: Distance) -> Bool { counts.dropLast() == other.counts.dropLast() }

    /// Ground first, then circuit, then the other choices, then facts.
    public static func < (left: Distance, right: Distance) -> Bool {
      left.counts.lexicographicallyPrecedes(right.counts)
    }
  }
}
