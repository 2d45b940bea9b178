import Cedar
import Testing

/// What each operator takes, and what strict mode asks besides.
@Suite struct TypingTests {
  @Test(arguments: [
    "principal.level + 1 * 2 - -3 > 0", "principal.name like \"a*\"", "principal.since < datetime(\"2024-01-01\")",
    "principal.leave >= duration(\"1h\")", "principal.numbers.contains(1)", "principal.numbers.isEmpty()",
    "principal.numbers.containsAll([1, 2]) || principal.numbers.containsAny([3])", "!principal.active",
    "if principal.active then context.urgent else false", "resource.owner == principal", "principal in resource.owner",
  ])
  func `operators take what they are for`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [])
  }

  @Test(arguments: [
    "principal.name + 1 == 2", "-principal.active == 1", "principal.level like \"a\"", "principal.name < \"b\"",
    "principal.rate < principal.rate", "principal < principal", "principal.since < principal.leave",
    "principal.level.contains(1)", "principal.name.isEmpty()", "principal.numbers.containsAll(1)", "!principal.level",
    "if principal.level then true else false", "principal && true", "true && principal.name",
    "false || principal.level",
    "principal.level", "principal.name in principal", "principal in \"a\"", "principal in [1]",
    "principal.name is Agent",
    "principal.level.name == 1", "principal.level has name", "principal.numbers has name",
  ])
  func `operands of another type are refused`(expression: String) throws {
    #expect(try Set(Vocabulary.codes(expression)) == [.unexpectedType])
  }

  @Test(arguments: [
    "principal.level == 1", "[true, false].contains(principal.active)", "principal.home == principal.home",
    "(if principal.active then [true] else [false]) == [principal.active]", "1 == \"a\"", "principal == resource",
    "[principal, resource.owner].contains(principal)", "{a: true} == {a: false}",
    "(true && false) == Agent::\"a\"", "1 == (false || (true && true))",
  ])
  func `types that are one, and literals, and entities of other types, meet`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [])
  }

  @Test(arguments: [
    "principal.level == \"a\"", "principal == 1", "(!true) == 1", "(true && principal.active) == 1",
    "principal.rate != principal.desk",
    "[1, \"a\"] == [1]",
    "principal.numbers.contains(\"a\")", "principal.numbers.containsAny([\"a\"])",
    "[principal, resource].contains(principal)",
    "principal in [principal, resource]", "{a: 1} == {a: \"x\"}", "{a: 1} == {b: 1}",
    "[{a: 1}, {a: 1, b: 2}].isEmpty()",
    "(if principal.active then 1 else \"a\") == 1", "(if principal.active then principal else resource) == principal",
    "principal.home == {city: \"a\", street: \"b\", gate: {code: 1}}", "!true == 1", "-(1) == \"a\"",
  ])
  func `types that differ are refused where they meet, in strict mode`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.incompatibleTypes])
  }

  @Test(arguments: [
    "principal.level == \"a\"", "principal == 1", "(!true) == 1", "(true && principal.active) == 1",
    "principal.numbers.contains(\"a\")",
    "principal in [principal, resource]",
    "{a: 1} == {b: 1}", "[{a: 1}, {a: 1, b: 2}].isEmpty()", "[].isEmpty()", "principal in []", "[[]] == []",
    "(if principal.active then principal else resource) == principal", "{a: 1, b: 2} == {a: 1}",
    "(if principal.active then {a: 1, b: 2} else {a: 1}) has b",
    "decimal(if true then \"1.0\" else \"x\") == principal.rate",
  ])
  func `permissive mode lets them meet where evaluation does`(expression: String) throws {
    #expect(try Vocabulary.codes(expression, .permissive) == [])
  }

  @Test(arguments: [
    ("[1, \"a\"].isEmpty()", ValidationError.Code.incompatibleTypes),
    ("(if principal.active then 1 else \"a\") == 1", .incompatibleTypes),
    ("principal.level + \"a\" == 1", .unexpectedType),
    ("(if principal.active then {a: 1, b: 2} else {a: 1}).b == 2", .unknownAttribute),
    ("(if principal.active then principal else resource).owner == principal", .unknownAttribute),
  ])
  func `permissive mode still refuses what evaluation would trip over`(
    expression: String, code: ValidationError.Code
  ) throws {
    #expect(try Vocabulary.codes(expression, .permissive) == [code])
  }

  @Test(arguments: ["[] == []", "principal in []", "principal.numbers.containsAll([])", "[[]].isEmpty()"])
  func `a set without elements is refused in strict mode`(expression: String) throws {
    #expect(try Vocabulary.codes(expression).contains(.emptySet))
    #expect(try !Vocabulary.codes("[1].isEmpty()").contains(.emptySet))
  }

  @Test(arguments: [
    "if true then principal.active else principal.nope", "false && principal.nope", "true || principal.nope",
    "!(true && principal.active) || true || principal.nope", "if principal is Robot then principal.nope else true",
    "principal == resource && principal.nope", "resource in principal && principal.nope",
    "{a: 1} has b && principal.nope",
    "action == Action::\"read\" && principal.nope", "action in [Action::\"read\"] && principal.nope",
    "principal is Other::Action && principal.nope", "action has x && principal.nope",
    "resource.hasTag(\"a\") && principal.nope",
  ])
  func `what a constant makes unreachable is not typed`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [])
  }

  @Test(arguments: [
    "principal.active && principal.nope", "principal.nope && false", "principal.active || principal.nope",
    "if principal.active then principal.nope else true", "action == Action::\"amend\" && principal.nope",
    "action in Action::\"edits\" && principal.nope", "principal is Agent && principal.nope", "true && principal.nope",
    "principal in Sector::\"s\" && principal.nope", "{a: 1} has a && principal.nope",
  ])
  func `what may be reached is typed`(expression: String) throws {
    #expect(try Vocabulary.codes(expression).contains(.unknownAttribute))
  }
}
