/// What one policy says of a request, clause by clause: what a message to a user is made from.
public struct PolicyVerdict: Sendable, Equatable {
  /// Which parts of the scope match.
  public struct ScopeMatch: Hashable, Sendable {
    /// The principal fits.
    public let principal: Bool
    /// The action fits.
    public let action: Bool
    /// The resource fits.
    public let resource: Bool

    /// All three fit.
    public var isWhole: Bool { principal && action && resource }
  }

  /// What the whole policy comes to.
  public enum Outcome: Sendable, Equatable {
    /// The scope does not match: the clauses do not matter.
    case outOfScope
    /// Scope and every clause hold.
    case satisfied
    /// The scope matches, a clause does not hold.
    case unsatisfied
    /// A clause failed, those before it held: the policy is skipped and reported.
    case failed(EvaluationError)
  }

  /// One clause, evaluated whatever the others gave.
  public struct Clause: Sendable, Equatable {
    /// What a clause comes to.
    public enum Outcome: Sendable, Equatable {
      /// A `when` that is true, an `unless` that is false.
      case met
      /// The contrary.
      case unmet
      /// It has no value. After an unmet clause this is common and harmless: deciding would not have reached it.
      case failed(EvaluationError)
    }

    /// Position among the policy's clauses, from 0.
    public let position: Int
    /// Whether it is a `when` or an `unless`.
    public let kind: Condition.Kind
    /// What it came to.
    public let outcome: Outcome
  }

  /// The policy.
  public let policy: PolicyID
  /// Permit or forbid.
  public let effect: Effect
  /// Which parts of the scope match.
  public let scope: ScopeMatch
  /// What the policy comes to.
  public let outcome: Outcome
  /// Every clause in order; empty when the scope does not match.
  public let clauses: [Clause]

  /// The clauses that stand between the request and this policy, in order.
  public var unmetClauses: [Clause] { clauses.filter { $0.outcome != .met } }
}
