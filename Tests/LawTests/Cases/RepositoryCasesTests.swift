import Cedar
import Testing

@testable import Law

/// The cases of the repository, run on its policies: what `navette policy test` says.
struct RepositoryCasesTests {
  @Test func `every case passes, every policy is tried both ways and every clause is needed`() throws {
    let report = try Repository.book.get().run(Repository.cases.get())
    #expect(report.failures.map(\.description) == [])
    #expect(report.coverage.neverApplied == [])
    #expect(report.coverage.neverUnmet == [])
    #expect(report.mutation.survivors.map(\.description) == [])
    #expect(report.isSuccess)
    #expect(report.coverage.policies >= 150)
    #expect(report.mutation.mutants >= 300)
  }

  @Test func `there are at least 150 cases, half of them refusals`() throws {
    let cases = try Repository.cases.get()
    #expect(cases.count >= 150)
    #expect(cases.count { !$0.expectation.isPermitted } * 2 >= cases.count)
    #expect(Set(cases.map(\.file)).count >= 9)
  }

  @Test func `every refusal has a rule of its own that says why, and only law refuses`() throws {
    let book = try Repository.book.get()
    for run in try Repository.cases.get().map(book.run) {
      // To alert is neither to permit nor to refuse: where no duty is met, there is nothing to say.
      guard run.legalCase.question.request.action.id != "alerter" else { continue }
      #expect(run.answer.isPermitted || !run.answer.reasons.isEmpty, "\(run.legalCase.sentence)")
      #expect(run.answer.reasons.allSatisfy { book[$0]?.force == .loi }, "\(run.legalCase.sentence)")
      #expect(run.answer.warnings.allSatisfy { book[$0]?.force != .loi }, "\(run.legalCase.sentence)")
    }
  }

  @Test func `the answer put together for a case is the one that the set in force gives`() throws {
    let book = try Repository.book.get()
    for legalCase in try Repository.cases.get() {
      let answer = try book.answer(legalCase.question)
      let run = book.run(legalCase)
      #expect(run.answer.isPermitted == answer.isPermitted, "\(legalCase.sentence)")
      #expect(run.answer.reasons == Set(answer.reasons.map(\.id)), "\(legalCase.sentence)")
      #expect(run.answer.warnings == Set(answer.warnings.map(\.id)), "\(legalCase.sentence)")
      #expect(answer.errors == [], "\(legalCase.sentence)")
    }
  }

  @Test func `a mutant that is not compiled says what the same policy says once its clause is really deleted`() throws {
    let book = try Repository.book.get()
    let runs = try Repository.cases.get().map { (try Entities($0.question.entities), book.run($0)) }
    var mutants = 0
    for policy in book.law.policies.policies + book.advice.policies.policies {
      for (place, clause) in policy.conditions.enumerated() {
        mutants += 1
        let text = policy.source.replacing(policy.text(of: clause.span), with: "")
        let mutant = try PolicySet(parsing: text, naming: .annotation)
        #expect(mutant.policies.first?.conditions.count == policy.conditions.count - 1)
        for (entities, run) in runs {
          guard let verdict = run.verdicts[policy.id.description] else { continue }
          let real = mutant.explain(run.legalCase.question.request, entities)[0]
          guard let notice = book[policy.id.description], let compiled = CaseVerdict(real, notice) else {
            Issue.record("\(policy.id) speaks of another question without its clause \(place + 1)")
            continue
          }
          #expect(compiled.outcome == verdict.deleting(place).outcome, "\(policy.id), clause \(place + 1)")
        }
      }
    }
    #expect(mutants == book.run(try Repository.cases.get()).mutation.mutants)
  }
}
