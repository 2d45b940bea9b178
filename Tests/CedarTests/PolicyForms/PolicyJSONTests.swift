import Cedar
import JSON
import Testing

@Suite struct PolicyJSONTests {
  /// The JSON form of one expression.
  static func body(_ expression: String) throws -> JSON {
    let set = try PolicySet(parsing: HostileInputTests.policy(expression))
    return try #require(try set.policies[0].json()["conditions"]?[0]?["body"])
  }

  @Test(arguments: [
    ("-5", #"{"Value": -5}"#),
    ("-(5)", #"{"neg": {"arg": {"Value": 5}}}"#),
    ("--5", #"{"neg": {"arg": {"Value": -5}}}"#),
    ("-9223372036854775808", #"{"Value": -9223372036854775808}"#),
    ("-context.l", #"{"neg": {"arg": {".": {"left": {"Var": "context"}, "attr": "l"}}}}"#),
    ("!true", ##"{"!": {"arg": {"Value": true}}}"##),
    ("1 != 2", #"{"!=": {"left": {"Value": 1}, "right": {"Value": 2}}}"#),
    ("1 > 2", #"{">": {"left": {"Value": 1}, "right": {"Value": 2}}}"#),
    ("1 >= 2", #"{">=": {"left": {"Value": 1}, "right": {"Value": 2}}}"#),
    ("(((1))) in 2", #"{"in": {"left": {"Value": 1}, "right": {"Value": 2}}}"#),
    (
      "1 - 2 + 3 * 4",
      #"{"+": {"left": {"-": {"left": {"Value": 1}, "right": {"Value": 2}}}, "right": {"*": {"left": {"Value": 3}, "right": {"Value": 4}}}}}"#
    ),
    (
      "1 && 2 && 3",
      #"{"&&": {"left": {"&&": {"left": {"Value": 1}, "right": {"Value": 2}}}, "right": {"Value": 3}}}"#
    ),
    (
      "1 || (2 || 3)",
      #"{"||": {"left": {"Value": 1}, "right": {"||": {"left": {"Value": 2}, "right": {"Value": 3}}}}}"#
    ),
    ("U::\"a\\n\"", #"{"Value": {"__entity": {"type": "U", "id": "a\n"}}}"#),
    ("\"\\u{e9}\\*\" like \"\"", ""),
    (
      "\"a\" like \"*\\*\\u{e9}b\"",
      #"{"like": {"left": {"Value": "a"}, "pattern": ["Wildcard", {"Literal": "*"}, {"Literal": "é"}, {"Literal": "b"}]}}"#
    ),
    ("context[\"a b\"]", #"{".": {"left": {"Var": "context"}, "attr": "a b"}}"#),
    ("context has \"a b\"", #"{"has": {"left": {"Var": "context"}, "attr": "a b"}}"#),
    (
      "context has a.b.c",
      #"""
      {"&&": {"left": {"&&": {"left": {"has": {"left": {"Var": "context"}, "attr": "a"}},
        "right": {"has": {"left": {".": {"left": {"Var": "context"}, "attr": "a"}}, "attr": "b"}}}},
        "right": {"has": {"left": {".": {"left": {".": {"left": {"Var": "context"}, "attr": "a"}}, "attr": "b"}}, "attr": "c"}}}}
      """#
    ),
    ("principal is N::U", #"{"is": {"left": {"Var": "principal"}, "entity_type": "N::U"}}"#),
    (
      "principal is U in resource",
      #"{"is": {"left": {"Var": "principal"}, "entity_type": "U", "in": {"Var": "resource"}}}"#
    ),
    (
      "if true then action else 2",
      #"{"if-then-else": {"if": {"Value": true}, "then": {"Var": "action"}, "else": {"Value": 2}}}"#
    ),
    ("[1, []]", #"{"Set": [{"Value": 1}, {"Set": []}]}"#),
    ("{b: 1, \"a\": {}}", #"{"Record": {"b": {"Value": 1}, "a": {"Record": {}}}}"#),
    ("[].isEmpty()", #"{"isEmpty": {"arg": {"Set": []}}}"#),
    ("[1].containsAny([2])", #"{"containsAny": {"left": {"Set": [{"Value": 1}]}, "right": {"Set": [{"Value": 2}]}}}"#),
    ("principal.getTag(\"t\")", #"{"getTag": {"left": {"Var": "principal"}, "right": {"Value": "t"}}}"#),
    ("ip(\"1.1.1.1\")", #"{"ip": [{"Value": "1.1.1.1"}]}"#),
    ("decimal(\"1.0\", 2)", #"{"decimal": [{"Value": "1.0"}, {"Value": 2}]}"#),
    (
      "ip(\"::1\").isInRange(context)",
      #"{"isInRange": [{"ip": [{"Value": "::1"}]}, {"Var": "context"}]}"#
    ),
  ])
  func `expressions have the reference's form`(expression: String, expected: String) throws {
    guard !expected.isEmpty else {
      #expect(throws: CedarError.self) { try Self.body(expression) }
      return
    }
    #expect(try Self.body(expression) == (try JSON.parse(expected)))
  }

  @Test(arguments: [
    ("principal, action, resource", #"{"op": "All"}"#, #"{"op": "All"}"#, #"{"op": "All"}"#),
    (
      "principal == U::\"a\", action == Action::\"v\", resource in R::\"r\"",
      #"{"op": "==", "entity": {"type": "U", "id": "a"}}"#, #"{"op": "==", "entity": {"type": "Action", "id": "v"}}"#,
      #"{"op": "in", "entity": {"type": "R", "id": "r"}}"#
    ),
    (
      "principal is U, action in [Action::\"v\"], resource is R in R::\"r\"", #"{"op": "is", "entity_type": "U"}"#,
      #"{"op": "in", "entity": {"type": "Action", "id": "v"}}"#,
      #"{"op": "is", "entity_type": "R", "in": {"entity": {"type": "R", "id": "r"}}}"#
    ),
    (
      "principal in ?principal, action in [], resource is N::R in ?resource", #"{"op": "in", "slot": "?principal"}"#,
      #"{"op": "in", "entities": []}"#, #"{"op": "is", "entity_type": "N::R", "in": {"slot": "?resource"}}"#
    ),
    (
      "principal == ?principal, action in [Action::\"v\", N::Action::\"w\"], resource == ?resource",
      #"{"op": "==", "slot": "?principal"}"#,
      #"{"op": "in", "entities": [{"type": "Action", "id": "v"}, {"type": "N::Action", "id": "w"}]}"#,
      #"{"op": "==", "slot": "?resource"}"#
    ),
  ])
  func `scopes have the reference's form`(scope: String, principal: String, action: String, resource: String) throws {
    let set = try PolicySet(parsing: "forbid(\(scope));")
    let json = try #require(try (set.policies + set.templates).first?.json())
    #expect(json["effect"] == "forbid")
    #expect(json["principal"] == (try JSON.parse(principal)))
    #expect(json["action"] == (try JSON.parse(action)))
    #expect(json["resource"] == (try JSON.parse(resource)))
    #expect(json["conditions"] == [])
    #expect(json["annotations"] == nil)
  }

  @Test func `a set names its policies and templates by place, and keeps annotations without value apart`() throws {
    let set = try PolicySet(
      parsing: """
        @a("x") @b("") @c permit(principal, action, resource) when { true } unless { false };
        permit(principal == ?principal, action, resource);
        forbid(principal, action, resource);
        """)
    let json = try set.json()
    #expect(json["staticPolicies"]?.object?.members.map(\.key) == ["policy0", "policy2"])
    #expect(json["templates"]?.object?.members.map(\.key) == ["policy1"])
    #expect(json["templateLinks"] == [])
    #expect(json["staticPolicies"]?["policy0"]?["annotations"] == ["a": "x", "b": "", "c": nil])
    #expect(
      json["staticPolicies"]?["policy0"]?["conditions"]
        == [["kind": "when", "body": ["Value": true]], ["kind": "unless", "body": ["Value": false]]])
  }
}
