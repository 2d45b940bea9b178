import Cedar
import Testing

/// What a policy names must exist, and some action must apply to what its scope asks for.
@Suite struct ScopeTests {
  @Test(arguments: [
    "permit(principal, action, resource);", "permit(principal, action in Action::\"edits\", resource);",
    "permit(principal in Sector::\"s\", action, resource in Sector::\"s\");",
    "permit(principal is Robot, action, resource);",
    "permit(principal is Agent in Sector::\"s\", action in [Action::\"edits\", Action::\"read\"], resource);",
    "permit(principal == ?principal, action, resource in ?resource);",
    "permit(principal is Agent in ?principal, action, resource);",
    "permit(principal, action, resource == Rank::\"senior\");", "forbid(principal, action, resource) when { false };",
  ])
  func `a scope that some action applies to is accepted`(policy: String) throws {
    #expect(try Vocabulary.report(policy).errors == [])
  }

  @Test(arguments: [
    "permit(principal is File, action, resource);", "permit(principal, action == Action::\"edits\", resource);",
    "permit(principal is Robot, action == Action::\"amend\", resource);",
    "permit(principal == Sector::\"s\", action, resource);",
    "permit(principal in Robot::\"r\", action in Action::\"edits\", resource);",
    "permit(principal is Agent in Robot::\"r\", action, resource);",
    "permit(principal is File in ?principal, action, resource);",
    "permit(principal == Action::\"read\", action, resource);",
    "permit(principal is Other::Thing, action == Action::\"read\", resource);",
  ])
  func `a scope that no action applies to is refused`(policy: String) throws {
    #expect(try Vocabulary.report(policy).errors.map(\.code) == [.noApplicableAction])
  }

  @Test(arguments: [
    ("permit(principal is Nobody, action, resource);", ValidationError.Code.unknownEntityType),
    ("permit(principal, action, resource in Nobody::\"a\");", .unknownEntityType),
    ("permit(principal, action, resource) when { principal is Nobody };", .unknownEntityType),
    ("permit(principal, action, resource) when { false && principal == Nobody::\"a\" };", .unknownEntityType),
    ("permit(principal, action, resource) when { principal in [Nobody::\"a\"] };", .unknownEntityType),
    ("permit(principal, action == Action::\"erase\", resource);", .unknownAction),
    ("permit(principal, action in [Action::\"read\", Action::\"erase\"], resource);", .unknownAction),
    ("permit(principal, action, resource) when { action == Other::Action::\"read\" };", .unknownAction),
    ("permit(principal, action, resource == Rank::\"chief\");", .undeclaredID),
    ("permit(principal, action, resource) when { false && Rank::\"chief\" == resource };", .undeclaredID),
    (
      "permit(principal, action, resource) when { [Rank::\"junior\", Rank::\"Junior\"].contains(resource) };",
      .undeclaredID
    ),
  ])
  func `names that the schema does not declare are refused, wherever they stand`(
    policy: String, code: ValidationError.Code
  ) throws {
    #expect(try Vocabulary.report(policy).errors.map(\.code).contains(code))
  }

  @Test func `a list of actions is a set like any other`() throws {
    let mixed = "permit(principal, action in [Action::\"read\", Other::Action::\"touch\"], resource);"
    #expect(try Vocabulary.report(mixed).errors.map(\.code) == [.incompatibleTypes])
    #expect(try Vocabulary.report(mixed, .permissive).isValid)
    let empty = "permit(principal, action in [], resource);"
    #expect(try Vocabulary.report(empty).errors.map(\.code) == [.noApplicableAction, .emptySet])
    #expect(try Vocabulary.report(empty, .permissive).errors.map(\.code) == [.noApplicableAction])
  }

  @Test func `a condition holds in every environment that the scope lets in`() throws {
    #expect(try !Vocabulary.report("permit(principal, action, resource) when { principal.active };").isValid)
    #expect(try Vocabulary.report("permit(principal is Agent, action, resource) when { principal.active };").isValid)
    #expect(
      try Vocabulary.report("permit(principal, action, resource) when { principal is Agent && principal.active };")
        .isValid)
    let context = "when { context has note && context.note == \"a\" };"
    #expect(try Vocabulary.report("permit(principal, action == Action::\"read\", resource) \(context)").isValid)
    #expect(try Vocabulary.report("permit(principal, action, resource) \(context)").isValid)
    #expect(try !Vocabulary.report("permit(principal, action, resource) when { context.urgent };").isValid)
  }

  @Test func `a policy that is always false is valid, with a warning`() throws {
    for policy in [
      "permit(principal, action, resource) when { false };", "forbid(principal, action, resource) unless { true };",
    ] {
      let report = try Vocabulary.report(policy)
      #expect(report.isValid && report.warnings.map(\.code) == [.impossiblePolicy])
    }
    #expect(try Vocabulary.report("permit(principal, action, resource);").warnings == [])
    #expect(try Vocabulary.report("permit(principal, action, resource) when { principal is Agent };").warnings == [])
  }

  @Test func `each fault is told once, with its policy and its place`() throws {
    let report = try Vocabulary.report(
      "permit(principal, action, resource);\npermit(principal, action, resource)\n  when { resource is File && resource.nope };"
    )
    let error = try #require(report.errors.first)
    #expect(report.errors.count == 1)
    #expect(error.policy == "policy1" && error.span.line == 3 && error.code == .unknownAttribute)
    #expect(error.description == "policy1:3:30: `File` has no attribute `nope`")
  }

  @Test func `links are checked for what fills their slots`() throws {
    let validator = Validator(try Schema(parsing: Vocabulary.office))
    let templates = try PolicySet(parsing: "permit(principal in ?principal, action, resource);")
    #expect(validator.validate(templates).isValid)
    func codes(_ uid: EntityUID) throws -> [ValidationError.Code] {
      let link = TemplateLink("policy0", as: "linked", principal: uid)
      return validator.validate(try templates.linking([link])).errors.map(\.code)
    }
    #expect(try codes(EntityUID("Sector", "s")) == [])
    #expect(try codes(EntityUID("File", "f")) == [.noApplicableAction])
    #expect(try codes(EntityUID("Nobody", "n")) == [.unknownEntityType, .noApplicableAction])
  }
}
