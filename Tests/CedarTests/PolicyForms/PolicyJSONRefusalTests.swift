import Cedar
import JSON
import Testing

@Suite struct PolicyJSONRefusalTests {
  static func code(_ json: JSON) -> CedarError.Code? {
    do {
      _ = try PolicySet(json)
      return nil
    } catch {
      return error.code
    }
  }

  /// A set of one static policy with one condition.
  static func set(body: String) throws -> JSON {
    try JSON.parse(
      #"{"staticPolicies": {"p": {"effect": "permit", "principal": {"op": "All"}, "action": {"op": "All"}, "#
        + #""resource": {"op": "All"}, "conditions": [{"kind": "when", "body": \#(body)}]}}, "#
        + #""templates": {}, "templateLinks": []}"#, limits: PolicySet.jsonLimits)
  }

  @Test(arguments: [
    ("{}", CedarError.Code.invalidPolicyJSON), ("[]", .invalidPolicyJSON), ("true", .invalidPolicyJSON),
    (#"{"Value": 1, "Var": "context"}"#, .invalidPolicyJSON), (#"{"Value": null}"#, .invalidPolicyJSON),
    (#"{"Value": 1.5}"#, .invalidPolicyJSON), (#"{"Value": 9223372036854775808}"#, .invalidPolicyJSON),
    (#"{"Value": {"__expr": "1"}}"#, .invalidPolicyJSON),
    (#"{"Value": {"__entity": {"type": "U", "id": "a"}, "b": 1}}"#, .invalidPolicyJSON),
    (#"{"Value": {"__entity": {"type": "U U", "id": "a"}}}"#, .invalidName),
    (#"{"Value": {"__entity": {"type": "__cedar::U", "id": "a"}}}"#, .reservedIdentifier),
    (#"{"Value": {"__extn": {"fn": "nope", "arg": "a"}}}"#, .unknownFunction),
    (#"{"Value": {"__extn": {"fn": "ip"}}}"#, .invalidPolicyJSON),
    (#"{"Var": "nope"}"#, .unknownVariable), (#"{"Var": 1}"#, .unknownVariable),
    (#"{"Slot": "?principal"}"#, .unexpectedSlot), (#"{"Unknown": {"name": "x"}}"#, .unknownFunction),
    (#"{"nope": []}"#, .unknownFunction), (#"{"contains": []}"#, .invalidPolicyJSON),
    (#"{"!": {"Value": true}}"#, .invalidPolicyJSON), (#"{"!": {"arg": {"Value": true}, "x": 1}}"#, .invalidPolicyJSON),
    (#"{"==": {"left": {"Value": 1}}}"#, .invalidPolicyJSON), (#"{"&&": {"left": {"Value": 1}}}"#, .invalidPolicyJSON),
    (#"{"&&": {"left": {"&&": []}, "right": {"Value": 1}}}"#, .invalidPolicyJSON),
    (#"{"/": {"left": {"Value": 1}, "right": {"Value": 1}}}"#, .unknownFunction),
    (#"{".": {"left": {"Var": "context"}, "attr": 1}}"#, .invalidPolicyJSON),
    (#"{"has": {"left": {"Var": "context"}, "attr": ["a", "b"]}}"#, .invalidPolicyJSON),
    (#"{"like": {"left": {"Value": "a"}, "pattern": "a*"}}"#, .invalidPolicyJSON),
    (#"{"like": {"left": {"Value": "a"}, "pattern": ["wildcard"]}}"#, .invalidPolicyJSON),
    (#"{"like": {"left": {"Value": "a"}, "pattern": [{"Literal": "a", "x": 1}]}}"#, .invalidPolicyJSON),
    (#"{"is": {"left": {"Var": "principal"}, "entity_type": "U in G"}}"#, .invalidName),
    (#"{"is": {"left": {"Var": "principal"}, "type": "U"}}"#, .invalidPolicyJSON),
    (#"{"if-then-else": {"if": {"Value": true}, "then": {"Value": 1}}}"#, .invalidPolicyJSON),
    (#"{"Set": {}}"#, .invalidPolicyJSON), (#"{"Record": []}"#, .invalidPolicyJSON),
    (#"{"ip": {"Value": "1.1.1.1"}}"#, .invalidPolicyJSON), (#"{"isIpv4": []}"#, .wrongArity),
  ])
  func `other expressions are refused`(body: String, code: CedarError.Code) throws {
    let json = try Self.set(body: body)
    #expect(Self.code(json) == code, "\(body)")
  }

  @Test(arguments: [
    (#""effect": "allow""#, CedarError.Code.invalidPolicyJSON), (#""effect": 1"#, .invalidPolicyJSON),
    (#""principal": {"op": "ALL"}"#, .invalidPolicyJSON),
    (#""principal": {"op": "All", "entity": 1}"#, .invalidPolicyJSON),
    (#""principal": {"op": "=="}"#, .invalidPolicyJSON),
    (#""principal": {"op": "==", "slot": "?resource"}"#, .unexpectedSlot),
    (#""principal": {"op": "==", "slot": "?principal"}"#, .unexpectedSlot),
    (#""principal": {"op": "==", "entity": {"type": "U", "id": "a"}, "slot": "?principal"}"#, .invalidPolicyJSON),
    (#""principal": {"op": "in", "entities": []}"#, .invalidPolicyJSON),
    (#""principal": {"op": "is", "entity_type": "U", "in": {"op": "in"}}"#, .invalidPolicyJSON),
    (
      #""principal": {"op": "is", "entity_type": "U, action, resource) when { true }; permit(principal"}"#, .invalidName
    ),
    (#""principal": {"op": "==", "entity": {"type": "U", "id": 1}}"#, .invalidEntityJSON),
    (#""action": {"op": "is", "entity_type": "Action"}"#, .invalidPolicyJSON),
    (#""action": {"op": "==", "slot": "?action"}"#, .invalidPolicyJSON),
    (#""action": {"op": "==", "entity": {"type": "U", "id": "a"}}"#, .invalidScope),
    (#""action": {"op": "in", "entities": [{"type": "U", "id": "a"}]}"#, .invalidScope),
    (#""conditions": {}"#, .invalidPolicyJSON),
    (#""conditions": [{"kind": "advice", "body": {"Value": 1}}]"#, .invalidPolicyJSON),
    (#""conditions": [{"kind": "when"}]"#, .invalidPolicyJSON), (#""annotations": {"a b": "x"}"#, .invalidName),
    (#""annotations": {"a": 1}"#, .invalidPolicyJSON), (#""annotations": []"#, .invalidPolicyJSON),
    (#""extra": 1"#, .invalidPolicyJSON),
  ])
  func `other policies are refused`(field: String, code: CedarError.Code) throws {
    var policy = try #require(
      JSON.parse(
        #"{"effect": "permit", "principal": {"op": "All"}, "action": {"op": "All"}, "resource": {"op": "All"}, "conditions": []}"#
      ).object)
    let changed = try #require(JSON.parse("{\(field)}").object)
    for (name, value) in changed.members { policy[name] = value }
    #expect(Self.code(["staticPolicies": ["p": .object(policy)], "templates": [:], "templateLinks": []]) == code)
    for name in ["effect", "principal", "action", "resource", "conditions"] {
      var missing = policy
      missing[name] = nil
      #expect(Self.code(["staticPolicies": ["p": .object(missing)], "templates": [:], "templateLinks": []]) != nil)
    }
  }

  @Test func `a set has its three fields and no other`() throws {
    #expect(Self.code([:]) == .invalidPolicyJSON)
    #expect(Self.code(["staticPolicies": [:], "templates": [:]]) == .invalidPolicyJSON)
    #expect(
      Self.code(["staticPolicies": [:], "templates": [:], "templateLinks": [], "links": []]) == .invalidPolicyJSON)
    #expect(Self.code(["staticPolicies": [], "templates": [:], "templateLinks": []]) == .invalidPolicyJSON)
    #expect(Self.code(["staticPolicies": [:], "templates": [:], "templateLinks": []]) == nil)
  }

  @Test func `depth is bounded both ways, and what is written can be read`() throws {
    let chain = { String(repeating: "true && ", count: $0) + "true" }
    let deep = try PolicySet(parsing: HostileInputTests.policy(chain(998))).json()
    let text = deep.serialized()
    #expect(try PolicySet(JSON.parse(text, limits: PolicySet.jsonLimits)).json() == deep)
    let long = try PolicySet(parsing: HostileInputTests.policy(chain(20_000)))
    #expect(try #require(throws: CedarError.self) { try long.json() }.code == .tooDeep)
    let body = HostileInputTests.around(1_000, #"{"!": {"arg": "#, #"{"Value": true}"#, "}}")
    #expect(Self.code(try Self.set(body: body)) == .tooDeep)
    let sets = HostileInputTests.around(300, #"{"Set": ["#, #"{"Value": true}"#, "]}")
    #expect(Self.code(try Self.set(body: sets)) == .tooDeep)
  }

  @Test func `a short text that stands for a huge form is refused`() throws {
    let nested = String(repeating: "(", count: 40) + "context" + String(repeating: " has a.b)", count: 40)
    let set = try PolicySet(parsing: HostileInputTests.policy(nested))
    #expect(try #require(throws: CedarError.self) { try set.json() }.code == .tooLong)
    let path = "context has a" + String(repeating: ".a", count: 900)
    #expect(throws: Never.self) { try PolicySet(parsing: HostileInputTests.policy(path)).json() }
  }
}
