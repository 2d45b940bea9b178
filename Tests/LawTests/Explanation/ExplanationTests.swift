import Cedar
import Law
import Testing

struct ExplanationTests {
  @Test func `a refusal says which condition is missing, in French`() throws {
    let explanation = try SmallBook.book().explain(SmallBook.question(accord: false, permanence: false))
    #expect(!explanation.answer.isPermitted && explanation.answer.reasons == [.nothingPermits])
    let nearest = try #require(explanation.policies.first { $0.effect == .permit })
    #expect(nearest.notice.id == "a.permet" && nearest.file == "a.cedar" && nearest.outcome == .unsatisfied)
    #expect(nearest.unmet.map(\.number) == [1, 2])
    #expect(nearest.unmet.map(\.wording) == ["la personne a donné son accord", "l'agent est de permanence"])
    #expect(nearest.conditions[0].text == "context.accord")
  }

  @Test func `the conditions of a forbid that refuses are all met`() throws {
    let record = try SmallBook.record()
    let explanation = try SmallBook.book().explain(record.question(of: record.parts[1]))
    #expect(!explanation.answer.isPermitted)
    let forbid = try #require(explanation.policies.first { $0.notice.id == "b.interdit" })
    #expect(forbid.outcome == .satisfied && forbid.isLaw && forbid.unmet.isEmpty)
    #expect(forbid.conditions.map(\.kind) == [.when, .unless])
    #expect(forbid.conditions.allSatisfy { $0.outcome == .met && $0.wording == nil })
  }

  @Test func `every policy is there: those that apply first, a warning told from a refusal`() throws {
    let explanation = try SmallBook.book().explain(SmallBook.question(nuit: true))
    #expect(explanation.answer.isPermitted && explanation.answer.warnings.map(\.id) == ["c.deconseille"])
    #expect(explanation.policies.map(\.notice.id) == ["a.permet", "c.deconseille", "b.interdit"])
    #expect(explanation.applicable.map(\.notice.id) == ["a.permet", "c.deconseille"])
    #expect(explanation.policies[1].isLaw == false)
    #expect(explanation.policies[2].scope.action == false && explanation.policies[2].conditions.isEmpty)
  }

  @Test func `a condition without a value is told, and its policy is skipped`() throws {
    let question = try SmallBook.question()
    let bare = CodedRequest(question.request, entities: [])
    let explanation = try SmallBook.book().explain(bare)
    #expect(explanation.policies.first?.notice.id == "a.permet")
    guard case .failed(let error) = try #require(explanation.policies.first?.conditions[1].outcome) else {
      Issue.record("the condition has a value")
      return
    }
    #expect(error.code == .missingEntity)
    #expect(explanation.answer.errors == ["a.permet"] && !explanation.answer.isPermitted)
  }

  @Test func `a question that contradicts itself cannot be explained`() throws {
    let question = try SmallBook.question()
    let twice = CodedRequest(
      question.request, entities: question.entities + [Entity(question.request.resource)])
    #expect(throws: CedarError.self) { try SmallBook.book().explain(twice) }
  }
}
