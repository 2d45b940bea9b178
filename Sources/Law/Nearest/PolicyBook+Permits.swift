public import Cedar

extension PolicyBook {
  /// The permits that speak of such a question, satisfied or not, in the order of the files.
  public func permits(for request: Request, in entities: Entities) -> [PolicyNotice] {
    notices.filter { notice in
      guard let verdict = law.policies.explain(PolicyID(notice.id), request, entities) else { return false }
      return verdict.effect == .permit && verdict.scope.isWhole
    }
  }

  /// The clauses of a permit that do not hold, by their places from 0; none when it is satisfied.
  /// - Returns: nil when it does not speak of such a question, or cannot be evaluated.
  public func unmetClauses(of permit: PolicyNotice, _ request: Request, in entities: Entities) -> [Int]? {
    guard let verdict = law.policies.explain(PolicyID(permit.id), request, entities) else { return nil }
    switch verdict.outcome {
    case .outOfScope, .failed: return nil
    case .satisfied: return []
    case .unsatisfied: return verdict.clauses.filter { $0.outcome == .unmet }.map(\.position)
    }
  }
}
