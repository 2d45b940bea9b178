import Cedar
import JSON
import Testing

@Suite struct PolicyProtocolTests {
  static let schema = "entity U, R; action v appliesTo {principal: U, resource: R, context: {l?: Long}};"

  static let request: JSON = [
    "principal": ["type": "U", "id": "a"], "action": ["__entity": ["type": "Action", "id": "v"]],
    "resource": ["type": "R", "id": "r"], "context": [:],
  ]

  /// A line to authorize, with some members changed, or taken away by `null`.
  static func line(_ changes: JSONObject = [:]) -> JSON {
    var line: JSONObject = [
      "id": 1, "op": "authorize", "policies": .string(AuthorizerTests.permit), "schema": .string(schema),
      "entities": "[]", "request": request,
    ]
    for (name, value) in changes.members { line[name] = value == .null ? Optional.none : value }
    return .object(line)
  }

  static func reply(_ request: JSON) throws -> JSON {
    var engine = PolicyProtocol()
    return try ProtocolConformanceTests.reply(&engine, request)
  }

  @Test func `a request is answered in the words of the protocol`() throws {
    var engine = PolicyProtocol()
    let line = Self.line(["policies": .string(AuthorizerTests.permit + "forbid" + AuthorizerTests.failing)])
    #expect(
      String(decoding: engine.reply(to: line.serialized()), as: UTF8.self)
        == #"{"id":1,"decision":"allow","reasons":["policy0"],"errors":["policy1"]}"#)
    let est = engine.reply(
      to: Array(#"{"id":"x","op":"est","policies":"@id(\"a\") forbid(principal,action,resource);"}"#.utf8))
    let set = try #require(JSON.parse(est)["est"])
    #expect(set["staticPolicies"]?["policy0"]?["annotations"] == ["id": "a"])
    #expect(try JSON.parse(est)["id"] == "x")
  }

  @Test func `without a schema a request is decided as it stands`() throws {
    let reply = try Self.reply(Self.line(["schema": nil, "request": Self.request]))
    #expect(reply["decision"] == "allow")
    var engine = PolicyProtocol()
    let null = String(decoding: Self.line().serialized(), as: UTF8.self)
      .replacing(#""schema":"\#(Self.schema)""#, with: #""schema":null"#)
    #expect(null.contains("null"))
    #expect(try JSON.parse(engine.reply(to: Array(null.utf8)))["decision"] == "allow")
  }

  @Test func `a request must conform to the schema unless it says otherwise`() throws {
    var request = try #require(Self.request.object)
    request["resource"] = ["type": "U", "id": "r"]
    #expect(try Self.reply(Self.line(["request": .object(request)]))["failure"] != nil)
    request["validateRequest"] = true
    #expect(try Self.reply(Self.line(["request": .object(request)]))["failure"] != nil)
    request["validateRequest"] = false
    #expect(try Self.reply(Self.line(["request": .object(request)]))["decision"] == "allow")
    request["validateRequest"] = "false"
    #expect(try Self.reply(Self.line(["request": .object(request)]))["failure"] != nil)
  }

  @Test func `one of several requests may fail alone`() throws {
    let line = Self.line(["request": nil, "requests": [Self.request, ["principal": 1], 3, Self.request]])
    let results = try #require(try Self.reply(line)["results"]?.array)
    #expect(results.map { $0["decision"] } == ["allow", nil, nil, "allow"])
    #expect(results[1]["failure"]?.string != nil && results[2]["failure"]?.string != nil)
  }

  @Test func `the schema's actions are in the store`() throws {
    let line = Self.line([
      "schema": .string("entity U, R; action g; action v in [g] appliesTo {principal: U, resource: R};"),
      "policies": "permit(principal, action in Action::\"g\", resource);",
    ])
    #expect(try Self.reply(line)["decision"] == "allow")
  }

  @Test(
    arguments: [
      ["op": nil], ["op": "decide"], ["op": 1], ["policies": nil], ["policies": 3], ["policies": "permit"],
      ["schema": 3], ["schema": "entity"], ["schema": "{}{"], ["entities": nil], ["entities": []], ["entities": "{}"],
      ["entities": "[1.5]"],
      ["entities": "[{\"uid\": {\"type\": \"V\", \"id\": \"a\"}, \"attrs\": {}, \"parents\": []}]"],
      ["entities": "["], ["request": nil], ["request": 1], ["request": [:]], ["requests": [:]], ["requests": []],
      ["request": ["principal": ["type": "U", "id": "a"]]], ["op": "est", "policies": "permit"],
      ["op": "est", "policies": nil],
    ] as [JSONObject])
  func `what cannot be answered is a failure under its id`(changes: JSONObject) throws {
    let reply = try Self.reply(Self.line(changes))
    #expect(reply["id"] == 1)
    #expect(reply["failure"]?.string?.isEmpty == false, "\(reply)")
    #expect(reply.object?.members.count == 2)
  }

  @Test(arguments: [
    "", " ", "nonsense", "[]", "1", "{", #"{"id":1,"id":2}"#, #"{"id":1.5e}"#, "{\"id\":\"\u{1}\"}", #"{"id":[1]}"#,
    #"{"id":{"a":1},"op":"est"}"#, "null",
  ])
  func `a line that is no request is a failure without id`(line: String) throws {
    var engine = PolicyProtocol()
    let reply = try JSON.parse(engine.reply(to: Array(line.utf8)))
    #expect(reply["id"] == JSON.null)
    #expect(reply["failure"]?.string?.isEmpty == false)
    #expect(reply.object?.members.count == 2)
  }

  @Test func `ids come back as they are`() throws {
    for id in [JSON.integer(-4), "é", .bool(true), .double(2.5), .null] {
      var line = try #require(Self.line().object)
      line["id"] = id
      #expect(try Self.reply(.object(line))["id"] == id)
    }
  }

  @Test func `depth beyond the limit is a failure, in lines and in entities`() throws {
    let deep = HostileInputTests.around(200, "[", "", "]")
    var engine = PolicyProtocol()
    let line = Array(#"{"id":1,"op":"est","policies":\#(deep)}"#.utf8)
    #expect(try JSON.parse(engine.reply(to: line))["failure"]?.string?.contains("tooDeep") == true)
    #expect(try Self.reply(Self.line(["entities": .string(deep)]))["failure"]?.string?.contains("tooDeep") == true)
  }
}
