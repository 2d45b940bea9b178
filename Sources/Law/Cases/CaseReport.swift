internal import Cedar

/// What running the cases shows: which pass, what they try, and which clauses they hold in place.
public struct CaseReport: Sendable {
  /// How many cases were run.
  public let cases: Int
  /// How many expect a refusal.
  public let refusals: Int
  /// How many got the answer that they expected.
  public var passed: Int { cases - failures.count }
  /// The cases that did not get the answer that they expected.
  public let failures: [CaseFailure]
  /// Which policies they try.
  public let coverage: Coverage
  /// Which clauses they hold in place.
  public let mutation: Mutation

  /// Whether nothing is amiss.
  public var isSuccess: Bool { failures.isEmpty && coverage.isFull && mutation.survivors.isEmpty }
}

extension PolicyBook {
  /// Runs cases. Linear in cases times policies; a second is enough for thousands.
  public func run(_ cases: [LegalCase]) -> CaseReport {
    let runs = cases.map(run)
    // A case that fails proves nothing of the policies it speaks of.
    let passed = runs.filter(\.differences.isEmpty)
    return CaseReport(
      cases: cases.count, refusals: cases.count { !$0.expectation.isPermitted },
      failures: runs.filter { !$0.differences.isEmpty }.map {
        CaseFailure(file: $0.legalCase.file, sentence: $0.legalCase.sentence, differences: $0.differences)
      },
      coverage: Coverage(of: self, by: passed), mutation: Mutation(of: notices, by: passed))
  }

  /// Decides one case.
  func run(_ legalCase: LegalCase) -> CaseRun {
    guard let entities = try? Entities(legalCase.question.entities) else { return CaseRun(legalCase, []) }
    let found =
      law.policies.explain(legalCase.question.request, entities)
      + advice.policies.explain(legalCase.question.request, entities)
    let verdicts = found.compactMap { verdict in self[verdict.policy.description].flatMap { CaseVerdict(verdict, $0) } }
    let aside = found.filter { $0.scope.action && $0.scope.resource && !$0.scope.principal }
    return CaseRun(legalCase, verdicts, aside: Set(aside.map(\.policy.description)))
  }
}
