/// The two possible answers.
public enum Decision: String, Hashable, Sendable {
  case allow, deny
}

/// The answer to a request, with what it rests on.
public struct Response: Sendable, Equatable {
  /// A policy that could not be evaluated, and was therefore skipped.
  public struct Failure: Sendable, Equatable {
    /// The policy.
    public let policy: PolicyID
    /// Why it has no value.
    public let error: EvaluationError
  }

  /// Allowed or denied. Denied unless a permit is satisfied and no forbid is.
  public let decision: Decision
  /// On allow, every satisfied permit; on deny, every satisfied forbid (none when no policy permits). In the set's order.
  public let reasons: [PolicyID]
  /// Every policy that failed, in the set's order.
  public let errors: [Failure]
}
