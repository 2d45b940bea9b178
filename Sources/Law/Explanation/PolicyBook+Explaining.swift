public import Cedar

extension PolicyBook {
  /// Says what every policy says of a question. Linear in the number of policies: for people, not for deciding.
  /// - Throws: `CedarError` (`duplicateEntity`, `entityCycle`) when the question describes its entities wrongly.
  public func explain(_ question: CodedRequest) throws(CedarError) -> Explanation {
    let entities = try Entities(question.entities)
    var explanations: [PolicyID: PolicyExplanation] = [:]
    for set in [law.policies, advice.policies] {
      for verdict in set.explain(question.request, entities) {
        guard let policy = set[verdict.policy], let notice = self[policy.id.text.string] else { continue }
        explanations[policy.id] = PolicyExplanation(policy, notice, verdict, file: file(of: policy.id) ?? "")
      }
    }
    // A stable sort by rank keeps the order of the files within each rank.
    let ordered = notices.compactMap { explanations[PolicyID($0.id)] }
    let ranked = ordered.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    return Explanation(answer: decide(question), policies: ranked.map(\.element))
  }
}

extension PolicyExplanation {
  init(_ policy: Policy, _ notice: PolicyNotice, _ verdict: PolicyVerdict, file: String) {
    (self.notice, self.file, effect) = (notice, file, policy.effect)
    (scope, outcome) = (verdict.scope, verdict.outcome)
    conditions = verdict.clauses.map { clause in
      let condition = policy.conditions[clause.position]
      let wording = policy.annotation(CedarString("condition_\(clause.position + 1)"))
      return Condition(
        number: clause.position + 1, kind: clause.kind, wording: wording.flatMap { $0.isEmpty ? nil : $0 },
        text: policy.text(of: condition.body.span), outcome: clause.outcome)
    }
  }

  /// Satisfied, failed, then the permits that are nearest to it, the forbids that stay silent, and what does not apply.
  fileprivate var rank: Int {
    switch outcome {
    case .satisfied: 0
    case .failed: 1
    case .unsatisfied: effect == .permit ? 1 + unmet.count : 1000
    case .outOfScope: 1001
    }
  }
}
