import Cedar
import Testing

@Suite struct AuthorizerTests {
  static func response(_ policies: String) throws -> Response {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    return Authorizer(try PolicySet(parsing: policies)).authorize(request, in: entities)
  }

  static let permit = "permit(principal,action,resource);"
  static let forbid = "forbid(principal,action,resource);"
  static let failing = "(principal,action,resource) when { principal.nope };"

  @Test func `without a policy everything is denied, for no reason`() throws {
    let response = try Self.response("")
    #expect(response.decision == .deny)
    #expect(response.reasons.isEmpty && response.errors.isEmpty)
  }

  @Test func `every satisfied permit is a reason to allow`() throws {
    let response = try Self.response(Self.permit + "permit(principal,action,resource) when {false};" + Self.permit)
    #expect(response.decision == .allow)
    #expect(response.reasons == ["policy0", "policy2"])
  }

  @Test func `a forbid overrides permits and is the only reason given`() throws {
    let response = try Self.response(Self.permit + Self.forbid + Self.permit + Self.forbid)
    #expect(response.decision == .deny)
    #expect(response.reasons == ["policy1", "policy3"])
  }

  @Test func `an erroring forbid is skipped and reported`() throws {
    let response = try Self.response(Self.permit + "forbid" + Self.failing)
    #expect(response.decision == .allow)
    #expect(response.reasons == ["policy0"])
    #expect(response.errors.map(\.policy) == ["policy1"])
    #expect(response.errors[0].error.code == .missingAttribute)
    #expect(response.errors[0].error.message == "`U::\"a\"` does not have the attribute `nope`")
  }

  @Test func `an erroring permit allows nothing`() throws {
    let response = try Self.response("permit" + Self.failing)
    #expect(response.decision == .deny)
    #expect(response.reasons.isEmpty)
    #expect(response.errors.count == 1)
  }

  @Test func `errors are reported after a forbid too`() throws {
    let response = try Self.response(Self.forbid + "permit" + Self.failing)
    #expect(response.reasons == ["policy0"])
    #expect(response.errors.map(\.policy) == ["policy1"])
  }

  @Test func `a clause is not reached after one that does not hold`() throws {
    let response = try Self.response("permit(principal,action,resource) when { false } when { principal.nope };")
    #expect(response.errors.isEmpty)
  }

  @Test(arguments: [
    ("principal == U::\"a\"", true), ("principal == U::\"b\"", false), ("principal == V::\"a\"", false),
    ("principal in U::\"a\"", true), ("principal in G::\"g\"", true), ("principal in G::\"top\"", true),
    ("principal in G::\"other\"", false), ("principal is U", true), ("principal is G", false),
    ("principal is N::U", false), ("principal is U in G::\"top\"", true), ("principal is G in G::\"top\"", false),
    ("principal is U in G::\"other\"", false), ("principal is U in U::\"a\"", true),
  ])
  func `the scope selects principals`(constraint: String, applies: Bool) throws {
    #expect(try Self.response("permit(\(constraint),action,resource);").decision == (applies ? .allow : .deny))
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let set = try PolicySet(parsing: "permit(\(constraint),action,resource);")
    #expect(set.explain(request, entities)[0].scope.principal == applies)
  }

  @Test(arguments: [
    ("action == Action::\"v\"", true), ("action == Action::\"w\"", false), ("action in Action::\"v\"", true),
    ("action in [Action::\"w\", Action::\"v\", Action::\"v\"]", true), ("action in [Action::\"w\"]", false),
    ("action in []", false), ("action == N::Action::\"v\"", false),
  ])
  func `the scope selects actions`(constraint: String, applies: Bool) throws {
    #expect(try Self.response("permit(principal,\(constraint),resource);").decision == (applies ? .allow : .deny))
  }

  @Test func `an absent resource still has its type and identity`() throws {
    #expect(try Self.response("permit(principal,action,resource == R::\"r\");").decision == .allow)
    #expect(try Self.response("permit(principal,action,resource is R in R::\"r\");").decision == .allow)
    #expect(try Self.response("permit(principal,action,resource in G::\"g\");").decision == .deny)
  }

  @Test func `the index answers as a scan does beyond one word of policies`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let text = (0..<200).map { index in
      let principal = ["principal", "principal is U", "principal in G::\"top\"", "principal == U::\"b\""][index % 4]
      let action = ["action", "action == Action::\"v\"", "action in [Action::\"w\"]"][index % 3]
      return "permit(\(principal),\(action),resource\(index % 5 == 0 ? " is S" : ""));"
    }
    let set = try PolicySet(parsing: text)
    let scanned = set.explain(request, entities).filter { $0.outcome == .satisfied }.map(\.policy)
    #expect(Authorizer(set).authorize(request, in: entities).reasons == scanned)
    #expect(scanned.count == 80)
  }
}
