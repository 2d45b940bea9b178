internal import Cedar

/// A case, decided: every policy's verdict on it, and the answer they make.
struct CaseRun: Sendable {
  let legalCase: LegalCase
  /// The policies that speak of its question, by name.
  let verdicts: [String: CaseVerdict]
  /// The policies that speak of such an act, but not of who does it.
  let aside: Set<String>
  let answer: CaseAnswer
  /// How the answer differs from what was expected.
  let differences: [String]

  init(_ legalCase: LegalCase, _ verdicts: [CaseVerdict], aside: Set<String> = []) {
    (self.legalCase, self.aside) = (legalCase, aside)
    self.verdicts = Dictionary(verdicts.map { ($0.notice.id, $0) }, uniquingKeysWith: { first, _ in first })
    answer = CaseAnswer(verdicts)
    differences = legalCase.expectation.differences(from: answer)
  }

  /// Whether the case would fail if a policy had one clause less.
  func fails(deleting clause: Int, of policy: String) -> Bool {
    guard let verdict = verdicts[policy] else { return false }
    let mutant = verdict.deleting(clause)
    // Most clauses are met, and deleting one that is changes nothing.
    guard mutant.outcome != verdict.outcome || mutant.unmet != verdict.unmet else { return false }
    let others = verdicts.values.filter { $0.notice.id != policy }
    return !legalCase.expectation.differences(from: CaseAnswer(others + [mutant])).isEmpty
  }
}
