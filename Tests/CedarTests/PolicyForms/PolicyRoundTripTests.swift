import Cedar
import JSON
import Testing

@Suite struct PolicyRoundTripTests {
  @Test func `every policy of the vectors keeps its form and its decision through JSON`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let sets = try PolicyCorpus.sets()
    #expect(sets.count > 150)
    for set in sets {
      let json = try set.json()
      let again = try PolicySet(JSON.parse(json.serialized(), limits: PolicySet.jsonLimits))
      #expect(try again.json() == json, "\(set.sources)")
      let (before, after) = (
        Authorizer(set).authorize(request, in: entities), Authorizer(again).authorize(request, in: entities)
      )
      #expect(before.decision == after.decision && before.reasons == after.reasons, "\(set.sources)")
      #expect(before.errors == after.errors, "\(set.sources)")
    }
  }

  @Test func `every policy of the vectors keeps its form when it is written anew`() throws {
    for set in try PolicyCorpus.sets() {
      for policy in set.policies + set.templates {
        let again = try PolicySet(parsing: policy.text)
        let other = try #require((again.policies + again.templates).first)
        #expect(try other.json() == (try policy.json()), "\(policy.text)")
        #expect(other.text == policy.text)
      }
    }
  }

  @Test(arguments: [
    "(1 + 2) * 3", "1 + 2 * 3", "1 - (2 - 3)", "(1 - 2) - 3", "1 * (2 * 3)", "(1 == 2) == 3", "!(1 == 2)", "!!!!true",
    "!(!!!!true)", "-(-(-(-(-(context.l)))))", "-(5)", "--5", "---(5)", "(-5).a", "-5.a", "(1 || 2) && 3",
    "1 || 2 && 3", "(1 && 2) && 3", "(if 1 then 2 else 3) + 4", "if 1 then 2 else if 3 then 4 else 5 + 6",
    "(1 + 2).a", "(1 has a).b", "1 has a.b && 2", "(1 has a) has b", "(1 in 2) is U", "1 is U in (2 in 3)",
    "[1, if 1 then 2 else 3].contains(1 || 2)", "{a: 1 + 2, \"if\": 3, \"a\\n\": 4}.a[\"if\"][\"a\\n\"]",
    "(\"a\" like \"\\**\\\"\\n\").b", "\"e\u{301}\" like \"*\u{301}e\u{301}\\*\u{744}\"", "ip(\"::1\").isIpv6()",
    "\"\\u{7f}\\0\\r\\t\\\\\" == \"\"",
    "U::\"\\\"\" in [N::U::\"\"]", "context has \"a.b\"", "context has in_", "(principal is U).isEmpty()",
  ])
  func `an expression is written with the parentheses it needs`(expression: String) throws {
    let policy = try PolicySet(parsing: HostileInputTests.policy(expression)).policies[0]
    let again = try PolicySet(parsing: policy.text).policies[0]
    #expect(try again.json() == (try policy.json()), "\(expression) was written \(policy.text)")
    let bare = HostileInputTests.policy(expression)
    #expect(policy.text.utf8.count <= bare.utf8.count + 4, "\(expression) was written \(policy.text)")
  }

  @Test func `a policy from JSON has a text, whose places errors give`() throws {
    let json = try JSON.parse(
      #"""
      {"effect": "permit", "principal": {"op": "is", "entity_type": "U"}, "action": {"op": "all"},
       "resource": {"op": "All"}, "annotations": {"motif": "né", "vide": null}, "conditions": [
         {"kind": "when", "body": {".": {"left": {"Var": "context"}, "attr": "nope"}}},
         {"kind": "unless", "body": {"Value": {"__extn": {"fn": "ip", "arg": "1.1.1.1"}}}}]}
      """#)
    let policy = try Policy(id: "p", json)
    #expect(
      policy.source
        == "@motif(\"né\")\n@vide\npermit(principal is U, action, resource)\nwhen { context.nope }\n"
        + "unless { ip(\"1.1.1.1\") };")
    #expect(policy.id == "p")
    #expect(policy.text(of: policy.conditions[0].body.span) == "context.nope")
    #expect(policy.annotation("vide") == "" && policy.annotations[1].isBare)
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let set = try PolicySet(["templates": [:], "staticPolicies": ["p": json], "templateLinks": []])
    let error = try #require(Authorizer(set).authorize(request, in: entities).errors.first?.error)
    #expect(error.code == .missingAttribute && error.span.line == 4)
    #expect(set.sources == [policy.source])
  }

  @Test func `a value under Value becomes the expression that makes it`() throws {
    let json: JSON = [
      "a": [1, "x", ["__entity": ["type": "U", "id": "a"]]], "b": ["__extn": ["fn": "decimal", "args": ["1.0"]]],
    ]
    let policy = try Policy(
      id: "p",
      [
        "effect": "permit", "principal": ["op": "All"], "action": ["op": "All"], "resource": ["op": "All"],
        "conditions": [["kind": "when", "body": ["Value": json]]],
      ])
    #expect(policy.source.hasSuffix("when { {a: [1, \"x\", U::\"a\"], b: decimal(\"1.0\")} };"))
  }
}
