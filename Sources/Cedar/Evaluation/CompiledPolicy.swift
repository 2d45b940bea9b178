/// A policy's clauses, ready to run. Its scope is the index's business.
struct CompiledPolicy: Sendable {
  struct Clause: Sendable {
    /// What the body must be: true for `when`, false for `unless`.
    let expected: Bool
    let body: Evaluator
  }

  let id: PolicyID
  let effect: Effect
  let clauses: [Clause]

  init(_ policy: Policy) {
    id = policy.id
    effect = policy.effect
    clauses = policy.conditions.map { Clause(expected: $0.kind == .when, body: $0.body.compiled()) }
  }

  /// Whether every clause holds; a clause is evaluated only if those before it hold.
  func isSatisfied(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    for clause in clauses where try clause.body.test(context) != clause.expected { return false }
    return true
  }
}
