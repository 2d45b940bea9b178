/// A decision that two sets of policies take otherwise.
public struct DecisionChange: Sendable {
  /// What differs.
  public enum Kind: String, Sendable, CaseIterable {
    /// The act, or a part of it, is permitted by one set and refused by the other.
    case verdict
    /// The verdict is the same, and rests on other policies, or comes with other warnings.
    case grounds
  }

  /// Where the question comes from: a recorded test, an entry of a journal.
  public let origin: String
  /// The coded facts.
  public let record: DecisionRecord
  /// What the old set decides.
  public let before: DecisionOutcome
  /// What the new set decides.
  public let after: DecisionOutcome

  /// What differs.
  public var kind: Kind { before.isSameVerdict(as: after) ? .grounds : .verdict }
}
