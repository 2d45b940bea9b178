public import Cedar

/// What a decision came to, and what it rests on: what two decisions are compared by.
public struct DecisionOutcome: Sendable {
  /// Whether the act was permitted.
  public let isPermitted: Bool
  /// The policies that permit it, or that refuse it, those of its parts included.
  public let reasons: [PolicyID]
  /// The policies without the force of law that advise against it.
  public let warnings: [PolicyID]
  /// The policies that could not be evaluated.
  public let errors: [PolicyID]
  /// The parts that may not go, by their place, and the policies that refuse each.
  public let refusedParts: [Int: [PolicyID]]

  /// An outcome.
  public init(
    isPermitted: Bool, reasons: [PolicyID], warnings: [PolicyID] = [], errors: [PolicyID] = [],
    refusedParts: [Int: [PolicyID]] = [:]
  ) {
    (self.isPermitted, self.reasons, self.warnings) = (isPermitted, reasons, warnings)
    (self.errors, self.refusedParts) = (errors, refusedParts)
  }
}

extension DecisionOutcome: Equatable {
  /// Same verdict on the same grounds: the order in which policies are named does not count.
  public static func == (left: Self, right: Self) -> Bool {
    left.isPermitted == right.isPermitted && Set(left.reasons) == Set(right.reasons)
      && Set(left.warnings) == Set(right.warnings) && Set(left.errors) == Set(right.errors)
      && left.refusedParts.mapValues(Set.init) == right.refusedParts.mapValues(Set.init)
  }

  /// Whether the verdict is the same, on the whole and on each part, whatever the grounds.
  public func isSameVerdict(as other: DecisionOutcome) -> Bool {
    isPermitted == other.isPermitted && Set(refusedParts.keys) == Set(other.refusedParts.keys)
  }
}
