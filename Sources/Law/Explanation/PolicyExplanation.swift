public import Cedar

/// What one policy says of a question: what it is, whether it applies, and each of its conditions in French.
public struct PolicyExplanation: Sendable {
  /// A condition, and what it comes to.
  public struct Condition: Sendable {
    /// Its number in the policy, from 1, as `@condition_1` counts.
    public let number: Int
    /// Whether it must hold (`when`) or must not (`unless`).
    public let kind: Cedar.Condition.Kind
    /// What it asks for, in French (`@condition_N`); nil when the policy does not say.
    public let wording: String?
    /// Its text in the policy.
    public let text: String
    /// Whether it is met.
    public let outcome: PolicyVerdict.Clause.Outcome
  }

  /// What the policy says of itself.
  public let notice: PolicyNotice
  /// The file it stands in.
  public let file: String
  /// Permit or forbid.
  public let effect: Effect
  /// Which parts of its scope match.
  public let scope: PolicyVerdict.ScopeMatch
  /// What it comes to.
  public let outcome: PolicyVerdict.Outcome
  /// Its conditions in order; empty when it does not apply to such a question.
  public let conditions: [Condition]

  /// Whether it refuses: a forbid that has the force of law. Another forbid warns.
  public var isLaw: Bool { effect == .permit || notice.force == .loi }
  /// Whether it speaks of such agents, acts and objects at all.
  public var isApplicable: Bool { outcome != .outOfScope }
  /// The conditions that stand between the question and this policy.
  public var unmet: [Condition] { conditions.filter { $0.outcome != .met } }
}
