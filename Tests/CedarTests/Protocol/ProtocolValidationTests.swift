import Cedar
import JSON
import Testing

@Suite struct ProtocolValidationTests {
  static func line(_ changes: JSONObject = [:]) -> JSON {
    var line = JSONObject(members: [
      ("id", 3), ("op", "validate"), ("policies", .string(AuthorizerTests.permit)),
      ("schema", .string(PolicyProtocolTests.schema)), ("mode", "strict"),
    ])
    for (name, value) in changes.members { line[name] = value == .null ? Optional.none : value }
    return .object(line)
  }

  @Test(arguments: ValidationMode.allCases)
  func `each recorded set of policies has its recorded verdict`(mode: ValidationMode) throws {
    var engine = PolicyProtocol()
    var verdicts: [Bool] = []
    for name in SchemaCaseTests.names {
      let text = { (suffix: String) -> JSON in .string(try Vectors.text("validator-cases/\(name).\(suffix)")) }
      let recorded = try JSON.parse(Vectors.bytes("validator-cases/\(name).validation.json"))["policyValidation"]
      let reply = try ProtocolConformanceTests.reply(
        &engine,
        Self.line([
          "policies": try text("cedar"), "schema": try text("cedarschema"), "mode": .string(mode.rawValue),
        ]))
      let valid = reply["valid"]?.bool
      #expect(valid != nil && valid == recorded?[mode.rawValue]?.bool, "\(name): \(reply)")
      #expect(reply["errors"]?.array?.isEmpty == valid)
      verdicts.append(valid == true)
    }
    #expect(verdicts.count == 110 && verdicts.contains(true) && verdicts.contains(false))
  }

  @Test func `a verdict is answered in the words of the protocol, strict by default`() throws {
    var engine = PolicyProtocol()
    #expect(
      String(decoding: engine.reply(to: Self.line(["mode": nil]).serialized()), as: UTF8.self)
        == #"{"id":3,"valid":true,"errors":[]}"#)
    let reply = try PolicyProtocolTests.reply(
      Self.line(["policies": .string(HostileInputTests.policy("principal.nope"))]))
    #expect(reply["valid"] == false)
    let error = try #require(reply["errors"]?[0]?.string)
    #expect(error.hasPrefix("policy0:1:") && error.contains("`nope`"))
  }

  @Test(
    arguments: [
      ["mode": "lenient"], ["mode": 1], ["schema": nil], ["schema": "entity"], ["schema": 2], ["policies": nil],
      ["policies": "permit"],
    ] as [JSONObject])
  func `what cannot be validated is a failure`(changes: JSONObject) throws {
    let reply = try PolicyProtocolTests.reply(Self.line(changes))
    #expect(reply["id"] == 3 && reply["failure"]?.string?.isEmpty == false)
    #expect(reply["valid"] == nil)
  }
}
