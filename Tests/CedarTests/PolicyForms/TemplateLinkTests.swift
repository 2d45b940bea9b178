import Cedar
import JSON
import Testing

@Suite struct TemplateLinkTests {
  static let template =
    "@id(\"t\") permit(principal in ?principal, action, resource == ?resource) when { context.l == 3 };"

  static func links() throws -> [TemplateLink] {
    let (group, resource) = (try EntityUID("G", "top"), try EntityUID("R", "r"))
    return [
      TemplateLink("policy0", as: "one", principal: group, resource: resource),
      TemplateLink("policy0", as: "two", principal: group, resource: group),
    ]
  }

  @Test func `links decide under their own ids and go through JSON`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let set = try PolicySet(parsing: Self.template).linking(try Self.links())
    #expect(Authorizer(set).authorize(request, in: entities).reasons == ["one"])
    #expect(set["one"]?.link?.template == "policy0")
    let json = try set.json()
    #expect(json["staticPolicies"] == [:])
    #expect(
      json["templateLinks"]?[0]
        == [
          "templateId": "policy0", "newId": "one",
          "values": ["?principal": ["type": "G", "id": "top"], "?resource": ["type": "R", "id": "r"]],
        ])
    let again = try PolicySet(JSON.parse(json.serialized()))
    #expect(try again.json() == json)
    #expect(again.policies.map(\.id) == ["one", "two"] && again.templates.map(\.id) == ["policy0"])
    #expect(Authorizer(again).authorize(request, in: entities).reasons == ["one"])
  }

  @Test func `a template that is not linked decides nothing, in JSON neither`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let set = try PolicySet(try PolicySet(parsing: Self.template).json())
    let response = Authorizer(set).authorize(request, in: entities)
    #expect(response.decision == .deny && response.reasons.isEmpty && response.errors.isEmpty)
  }

  @Test(arguments: [
    (#"{"templateId": "nope", "newId": "x", "values": {}}"#, CedarError.Code.invalidLink),
    (#"{"templateId": "t", "newId": "x", "values": {}}"#, .invalidLink),
    (#"{"templateId": "t", "newId": "x", "values": {"?resource": {"type": "R", "id": "r"}}}"#, .invalidLink),
    (
      #"{"templateId": "t", "newId": "x", "values": {"?principal": {"type": "R", "id": "r"}, "?resource": {"type": "R", "id": "r"}}}"#,
      .invalidLink
    ),
    (#"{"templateId": "t", "newId": "x", "values": {"?other": {"type": "R", "id": "r"}}}"#, .invalidPolicyJSON),
    (#"{"templateId": "t", "newId": "t", "values": {"?principal": {"type": "R", "id": "r"}}}"#, .duplicatePolicy),
    (#"{"templateId": "t", "newId": "p", "values": {"?principal": {"type": "R", "id": "r"}}}"#, .duplicatePolicy),
    (#"{"templateId": "p", "newId": "x", "values": {}}"#, .invalidLink),
    (#"{"templateId": "t", "newId": "x", "values": {"?principal": "R::\"r\""}}"#, .invalidEntityJSON),
    (#"{"templateId": "t", "newId": "x"}"#, .invalidPolicyJSON), (#"{}"#, .invalidPolicyJSON),
  ])
  func `links that do not fit are refused`(link: String, code: CedarError.Code) throws {
    let template = try PolicySet(parsing: "permit(principal == ?principal, action, resource);").templates[0].json()
    let policy = try PolicySet(parsing: AuthorizerTests.permit).policies[0].json()
    let set: JSON = [
      "templates": ["t": template], "staticPolicies": ["p": policy], "templateLinks": [try JSON.parse(link)],
    ]
    #expect(PolicyJSONRefusalTests.code(set) == code, "\(link)")
  }

  @Test func `a slot stands in templates only, and a template has one`() throws {
    let template = try PolicySet(parsing: Self.template).templates[0].json()
    let policy = try PolicySet(parsing: AuthorizerTests.permit).policies[0].json()
    #expect(
      PolicyJSONRefusalTests.code(["templates": [:], "staticPolicies": ["t": template], "templateLinks": []])
        == .unexpectedSlot)
    #expect(
      PolicyJSONRefusalTests.code(["templates": ["p": policy], "staticPolicies": [:], "templateLinks": []])
        == .invalidPolicyJSON)
  }
}
