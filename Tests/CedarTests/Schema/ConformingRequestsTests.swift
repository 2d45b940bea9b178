import Cedar
import JSON
import Testing

@Suite struct ConformingRequestsTests {
  static func check(
    _ principal: (String, String) = ("U", "u"), _ action: (String, String) = ("Action", "v"),
    _ resource: (String, String) = ("G", "g"), context: String = #"{"i": "::1"}"#
  ) throws {
    let schema = try Schema(parsing: ConformingEntitiesTests.schema)
    let uid = try EntityUID(action.0, action.1)
    let request = Request(
      principal: try EntityUID(principal.0, principal.1), action: uid, resource: try EntityUID(resource.0, resource.1),
      context: try Record(context: JSON.parse(context), of: uid, schema: schema))
    try schema.check(request)
  }

  @Test(arguments: [
    #"{"i": "::1"}"#, #"{"i": {"fn": "ip", "arg": "::1"}, "u": {"type": "U", "id": "x"}, "l": []}"#,
    #"{"i": {"__extn": {"fn": "ip", "arg": "::1"}}, "e": {"type": "E", "id": "a"}}"#,
    #"{"i": "10.0.0.0/8", "a": [{"type": "Action", "id": "read"}], "l": [1, 2]}"#,
  ])
  func `a context that the action declares is read`(context: String) throws {
    try Self.check(context: context)
    try Self.check(("U", ""), ("Action", "v"), ("E", "é"), context: context)
  }

  @Test(arguments: [
    "{}", "[]", "null", "1", #"{"i": "::1", "z": 1}"#, #"{"i": 1}"#, #"{"i": "no"}"#, #"{"i": "::1", "l": ["a"]}"#,
    #"{"i": "::1", "u": "u"}"#, #"{"i": "::1", "u": {"type": "G", "id": "u"}}"#, #"{"i": "::1", "l": null}"#,
    #"{"i": "::1", "e": {"type": "E", "id": "z"}}"#, #"{"i": "::1", "a": [{"type": "Action", "id": "z"}]}"#,
    #"{"i": "::1", "a": [{"type": "N::Action", "id": "a"}]}"#,
  ])
  func `other contexts are refused`(context: String) throws {
    #expect(throws: CedarError.self) { try Self.check(context: context) }
  }

  @Test func `a request's entities are of the types that its action applies to`() throws {
    try Self.check()
    let refused: [((String, String), (String, String), (String, String))] = [
      (("G", "u"), ("Action", "v"), ("G", "g")), (("U", "u"), ("Action", "v"), ("U", "g")),
      (("Z", "u"), ("Action", "v"), ("G", "g")), (("U", "u"), ("Action", "v"), ("Z", "g")),
      (("Action", "v"), ("Action", "v"), ("G", "g")), (("U", "u"), ("Action", "v"), ("Action", "v")),
      (("U", "u"), ("Action", "v"), ("E", "z")), (("U", "u"), ("Action", "v"), ("E", "e\u{301}")),
    ]
    for (principal, action, resource) in refused {
      let error = #expect(throws: CedarError.self) { try Self.check(principal, action, resource) }
      #expect(error?.code == .invalidRequest)
    }
    for action in [("Action", "z"), ("N::Action", "v"), ("U", "v")] {
      let error = #expect(throws: CedarError.self) { try Self.check(("U", "u"), action, context: "{}") }
      #expect(error?.code == .invalidRequest)
    }
    for action in [("Action", "read"), ("Action", "top"), ("N::Action", "a")] {
      let error = #expect(throws: CedarError.self) { try Self.check(("U", "u"), action, context: "{}") }
      #expect(error?.code == .invalidRequest)
    }
  }

  @Test func `reading a context checks its attributes, checking the request their types`() throws {
    let schema = try Schema(parsing: ConformingEntitiesTests.schema)
    let action = try EntityUID("Action", "v")
    let context = try Record(context: ["i": "::1", "l": ["a"]], of: action, schema: schema)
    let request = Request(
      principal: try EntityUID("U", "u"), action: action, resource: try EntityUID("G", "g"), context: context)
    #expect(throws: CedarError.self) { try schema.check(request) }
    #expect(throws: CedarError.self) { try Record(context: ["l": ["a"]], of: action, schema: schema) }
    #expect(throws: CedarError.self) { try Record(context: ["i": "::1", "z": 1], of: action, schema: schema) }
  }

  @Test func `what refuses a context shows no value of it`() throws {
    let error = try #require(throws: CedarError.self) {
      try Self.check(context: #"{"i": "::1", "l": ["a secret"]}"#)
    }
    #expect(!error.description.contains("secret"))
  }
}
