internal import Cedar

/// The law's answer to a case, put together from what each policy says of it.
///
/// It is the answer that the set in force gives: the runner checks that both agree, so that a policy changed by a
/// mutation needs no other set to be compiled.
struct CaseAnswer: Sendable {
  /// Whether the act is permitted.
  let isPermitted: Bool
  /// The satisfied permits, or the law's satisfied forbids when there are some.
  let reasons: Set<String>
  /// What those cite.
  let articles: Set<String>
  /// The satisfied forbids of a convention or a usage.
  let warnings: Set<String>
  /// The duties that both bring.
  let obligations: Set<String>
  /// The policies that could not be evaluated.
  let errors: Set<String>
  /// For each policy that speaks of the question and does not apply, the clauses that are not met, from 1.
  let unmet: [String: Set<Int>]

  /// Puts verdicts together.
  init(_ verdicts: some Sequence<CaseVerdict>) {
    var permits: [PolicyNotice] = []
    var forbids: [PolicyNotice] = []
    var warnings: [PolicyNotice] = []
    var errors: Set<String> = []
    var unmet: [String: Set<Int>] = [:]
    for verdict in verdicts {
      switch verdict.outcome {
      case .satisfied where verdict.effect == .permit: permits.append(verdict.notice)
      case .satisfied where verdict.notice.force == .loi: forbids.append(verdict.notice)
      case .satisfied: warnings.append(verdict.notice)
      case .failed: errors.insert(verdict.notice.id)
      case .unsatisfied: unmet[verdict.notice.id] = Set(verdict.unmet)
      }
    }
    let reasons = forbids.isEmpty ? permits : forbids
    isPermitted = forbids.isEmpty && !permits.isEmpty
    self.reasons = Set(reasons.map(\.id))
    articles = Set(reasons.map(\.articles))
    self.warnings = Set(warnings.map(\.id))
    obligations = Set((reasons + warnings).compactMap(\.obligation))
    (self.errors, self.unmet) = (errors, unmet)
  }
}
