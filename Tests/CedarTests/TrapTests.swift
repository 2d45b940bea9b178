import Cedar
import JSON
import Testing

/// Where readers of the language's documentation go wrong, beside what the recorded vectors hold already.
@Suite struct TrapTests {
  @Test(arguments: [
    "1 < 2 < 3", "1 == 1 == true", "1 != 2 == true", "principal in principal in principal", "1 < 2 in principal",
    "principal is U == true", "context has l == true", "\"a\" like \"a\" == true",
    "principal is U in G::\"g\" in G::\"g\"",
    "1 == principal has n", "principal in principal is U",
  ])
  func `relations do not chain without parentheses`(expression: String) {
    #expect(ParserTests.refusal(HostileInputTests.policy(expression)) == .operatorLimit)
  }

  @Test(arguments: ["!!!!true", "----1 == 1", "(1 == 1) == true", "!(!!!!true)", "-(----1) == -1"])
  func `four in a row and parentheses are fine`(expression: String) throws {
    #expect(try ExpressionOutcomeTests.outcome(of: expression) != .parseError)
    #expect(try ExpressionOutcomeTests.outcome(of: expression) != .evaluationError)
  }

  @Test(arguments: ["!!!!!true", "-----1 == 1", "! ! ! ! !true", "- - - - -context.l == 3"])
  func `five in a row are refused`(expression: String) {
    #expect(ParserTests.refusal(HostileInputTests.policy(expression)) == .operatorLimit)
  }

  @Test(arguments: [
    "-9223372036854775808 == -9223372036854775807 - 1", "(-9223372036854775808) < 0", "- 9223372036854775808 < 0",
    "[-9223372036854775808].contains(-9223372036854775808)", "9223372036854775807 > -9223372036854775808",
  ])
  func `the least integer can be written`(expression: String) throws {
    #expect(try ExpressionOutcomeTests.outcome(of: expression) == .value(true))
  }

  @Test(arguments: [
    "-(9223372036854775808) < 0", "9223372036854775808 > 0", "0 - 9223372036854775808 < 0", "-9223372036854775809 < 0",
    "-9223372036854775808.a", "[9223372036854775808] == []",
  ])
  func `an integer beyond 64 bits cannot`(expression: String) {
    #expect(ParserTests.refusal(HostileInputTests.policy(expression)) == .integerTooLarge)
  }

  @Test(arguments: [
    "9223372036854775807 + 1", "-9223372036854775808 - 1", "-9223372036854775808 + -1", "9223372036854775807 - -1",
    "4611686018427387904 * 2", "-9223372036854775808 * -1", "-(-9223372036854775808)",
    "context.l * 4611686018427387904",
  ])
  func `overflow is an evaluation error, wherever it stands`(expression: String) throws {
    let policy = HostileInputTests.policy("\(expression) == 0")
    let response = try AuthorizerTests.response(AuthorizerTests.permit + policy)
    #expect(response.decision == .allow && response.reasons == ["policy0"])
    #expect(response.errors.map(\.policy) == ["policy1"] && response.errors[0].error.code == .overflow)
    #expect(try ExpressionOutcomeTests.outcome(of: "false && \(expression) == 0") == .value(false))
  }

  @Test(arguments: [
    ("\"a\\*\" == \"a\"", CedarError.Code.invalidEscape), ("context[\"\\*\"]", .invalidEscape),
    ("context has \"\\*\"", .invalidEscape), ("U::\"\\*\" == principal", .invalidEscape),
    ("{\"\\*\": 1} == {}", .invalidEscape),
    ("ip(\"\\*\").isIpv4()", .invalidEscape), ("\"a\" like \"\\q\"", .invalidEscape),
  ])
  func `an escaped star stands in patterns only`(expression: String, code: CedarError.Code) throws {
    #expect(ParserTests.refusal(HostileInputTests.policy(expression)) == code)
    #expect(ParserTests.refusal("@a(\"\\*\") permit(principal,action,resource);") == code)
    #expect(try ExpressionOutcomeTests.outcome(of: "\"a*\" like \"a\\*\" && !(\"ab\" like \"a\\*\")") == .value(true))
  }

  @Test(arguments: [
    "@a(\"1\") @a(\"1\") permit(principal,action,resource);", "@a @a(\"\") permit(principal,action,resource);",
    "@a @b @a permit(principal,action,resource);",
  ])
  func `an annotation is written once`(text: String) {
    #expect(ParserTests.refusal(text) == .duplicateAnnotation)
  }

  @Test(arguments: ["{a: 1, a: 1}", "{a: 1, \"a\": 2}", "{\"\\u{61}\": 1, a: 1}", "{r: {a: 1, b: 2, a: 3}}"])
  func `a record key is written once`(record: String) {
    #expect(ParserTests.refusal(HostileInputTests.policy("\(record) == {}")) == .duplicateKey)
  }

  @Test(arguments: [
    ("IP(\"1.1.1.1\")", CedarError.Code.unknownFunction), ("Decimal(\"1.0\")", .unknownFunction),
    ("ip::ip(\"1.1.1.1\")", .unknownFunction), ("[1].length()", .unknownFunction),
    ("context.l.toString()", .unknownFunction),
    ("isInRange(ip(\"::1\"), ip(\"::1\"))", .unknownFunction), ("\"1.0\".decimal()", .unknownFunction),
    ("[1].contains()", .wrongArity), ("[1].containsAll([1], [2])", .wrongArity), ("principal.getTag()", .wrongArity),
  ])
  func `an unknown function is a parse error, and so is the arity of a built-in method`(
    expression: String, code: CedarError.Code
  ) {
    #expect(ParserTests.refusal(HostileInputTests.policy(expression)) == code)
  }

  @Test(arguments: [
    "ip()", "ip(\"::1\", \"::1\")", "decimal()", "ip(\"::1\").isIpv4(1)", "ip(\"::1\").isInRange()",
    "datetime(\"2024-01-01\").offset()", "duration(\"1h\").toDays(1)",
  ])
  func `the arity of an extension function is an evaluation error`(expression: String) throws {
    let response = try AuthorizerTests.response(HostileInputTests.policy("\(expression) == 1"))
    #expect(response.errors.first?.error.code == .arity)
    #expect(try ExpressionOutcomeTests.outcome(of: "true || \(expression) == 1") == .value(true))
  }

  @Test(arguments: [
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {"a": 1, "a": 1}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "uid": {"type": "U", "id": "a"}, "attrs": {}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "type": "U", "id": "a"}, "attrs": {}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {"a": 1.0}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {"a": 1e2}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {"a": [null]}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {"a": {"b": null}}, "parents": []}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {}, "parents": [{"type": "U", "id": "a"}]}]"#,
    #"[{"uid": {"type": "U", "id": "a"}, "attrs": {}, "parents": []}, {"uid": {"type": "U", "id": "a"}, "attrs": {"a": 1}, "parents": []}]"#,
  ])
  func `duplicate names, floats, nulls, cycles and contradictions in entities are refused`(entities: String) throws {
    let schema = "entity U in [U] {a?: __cedar::Long}; entity R; action v appliesTo {principal: U, resource: R};"
    for schema in [nil, schema] {
      let line = PolicyProtocolTests.line([
        "entities": .string(entities), "schema": schema.map { .string($0) } ?? .null,
      ])
      #expect(try PolicyProtocolTests.reply(line)["failure"] != nil)
    }
  }

  @Test func `identical duplicates of an entity are one, under a schema too`() throws {
    let entity = #"{"uid": {"type": "U", "id": "a"}, "attrs": {}, "parents": []}"#
    let line = PolicyProtocolTests.line(["entities": .string("[\(entity), \(entity)]")])
    #expect(try PolicyProtocolTests.reply(line)["decision"] == "allow")
  }
}
