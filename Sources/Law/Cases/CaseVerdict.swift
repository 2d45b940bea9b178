internal import Cedar

/// What one policy says of one case: every clause is known, so the answer without one of them is known too.
struct CaseVerdict: Sendable {
  /// What a policy comes to when it speaks of the question.
  enum Outcome: Equatable, Sendable {
    case satisfied, unsatisfied, failed
  }

  /// The policy.
  let notice: PolicyNotice
  /// Permit or forbid.
  let effect: Effect
  /// Its clauses, each evaluated whatever the others gave. One that a mutation deletes is left out.
  let clauses: [PolicyVerdict.Clause]

  /// A verdict; nil when the policy does not speak of such a question.
  init?(_ verdict: PolicyVerdict, _ notice: PolicyNotice) {
    guard verdict.scope.isWhole else { return nil }
    (self.notice, effect, clauses) = (notice, verdict.effect, verdict.clauses)
  }

  private init(_ notice: PolicyNotice, _ effect: Effect, _ clauses: [PolicyVerdict.Clause]) {
    (self.notice, self.effect, self.clauses) = (notice, effect, clauses)
  }

  /// The first clause that is not met decides, as when the policy is evaluated.
  var outcome: Outcome {
    switch clauses.first(where: { $0.outcome != .met })?.outcome {
    case nil, .met: .satisfied
    case .unmet: .unsatisfied
    case .failed: .failed
    }
  }

  /// The clauses that are not met, from 1 in the policy as it is written.
  var unmet: [Int] { clauses.filter { $0.outcome != .met }.map { $0.position + 1 } }

  /// What the policy would say without a clause (from 0).
  func deleting(_ clause: Int) -> CaseVerdict {
    CaseVerdict(notice, effect, clauses.filter { $0.position != clause })
  }
}
