import Cedar
import Testing

@Suite struct ExplanationTests {
  @Test func `each clause says whether it is met, in order`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let set = try PolicySet(
      parsing: """
        @condition_1("un") @condition_2("deux") @condition_3("trois")
        permit(principal is U, action == Action::"v", resource)
        when { context.l == 3 } unless { principal.n == 1 } when { principal.nope };
        forbid(principal is G, action == Action::"v", resource) when { true };
        permit(principal, action, resource) when { principal.nope } when { false };
        permit(principal, action, resource);
        """)
    let verdicts = set.explain(request, entities)
    #expect(verdicts.map(\.policy) == ["policy0", "policy1", "policy2", "policy3"])
    #expect(verdicts[0].outcome == .unsatisfied)
    #expect(verdicts[0].clauses.map(\.kind) == [.when, .unless, .when])
    #expect(verdicts[0].clauses[0].outcome == .met)
    #expect(verdicts[0].clauses[1].outcome == .unmet)
    guard case .failed(let error) = verdicts[0].clauses[2].outcome else {
      Issue.record("the third clause has no value")
      return
    }
    #expect(error.code == .missingAttribute)
    #expect(error.span.line == 3)
    #expect(verdicts[0].unmetClauses.map(\.position) == [1, 2])
    #expect(verdicts[1].outcome == .outOfScope)
    #expect(!verdicts[1].scope.principal && verdicts[1].scope.action && verdicts[1].scope.resource)
    #expect(verdicts[1].clauses.isEmpty)
    guard case .failed = verdicts[2].outcome else {
      Issue.record("an error before an unmet clause decides")
      return
    }
    #expect(verdicts[3].outcome == .satisfied)
    #expect(verdicts[3].effect == .permit)
  }

  @Test func `templates decide nothing until they are linked, and only as their slots say`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let template = try PolicySet(
      parsing: "permit(principal in ?principal, action, resource is R in ?resource) when { context.l == 3 };")
    #expect(template.policies.isEmpty && template.templates.count == 1)
    #expect(Authorizer(template).authorize(request, in: entities).decision == .deny)
    let (group, resource) = (try EntityUID("G", "top"), try EntityUID("R", "r"))
    let linked = try template.linking([.init("policy0", as: "link", principal: group, resource: resource)])
    #expect(Authorizer(linked).authorize(request, in: entities).reasons == ["link"])
    let other = try linked.linking([.init("policy0", as: "other", principal: resource, resource: resource)])
    #expect(Authorizer(other).authorize(request, in: entities).reasons == ["link"])
    #expect(throws: CedarError.self) { try template.linking([.init("policy0", as: "x", principal: group)]) }
    #expect(throws: CedarError.self) {
      try template.linking([.init("nope", as: "x", principal: group, resource: resource)])
    }
    #expect(throws: CedarError.self) {
      try linked.linking([.init("policy0", as: "link", principal: group, resource: resource)])
    }
  }

  @Test(arguments: ["principal == ?principal", "?resource has a"])
  func `slots are refused outside of the scope`(expression: String) throws {
    #expect(try ExpressionOutcomeTests.outcome(of: expression) == .parseError)
  }
}
