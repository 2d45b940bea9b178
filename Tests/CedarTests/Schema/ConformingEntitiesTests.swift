import Cedar
import JSON
import Testing

@Suite struct ConformingEntitiesTests {
  static let schema = """
    entity G in Top; entity Top; entity E enum ["a", "é"]; entity Bare;
    entity U in [G, E] {
      n: Long, s?: Set<Set<Long>>, r?: { e: E, x?: { d: datetime } }, i?: ipaddr, a?: Action, u?: U, "__entity"?: Long,
    } tags Set<decimal>;
    action top, read; action w in read; action v in [w, top] appliesTo { principal: U, resource: [G, E], context: {
      i: ipaddr, u?: U, e?: E, l?: Set<Long>, a?: Set<Action> } };
    namespace N { action a; }
    """

  static func entity(_ attributes: String, parents: String = "[]", tags: String = "{}") throws -> JSON {
    try JSON.parse(
      #"{"uid": {"type": "U", "id": "u"}, "attrs": \#(attributes), "parents": \#(parents), "tags": \#(tags), "x": 1}"#)
  }

  @Test(arguments: [
    #"{"n": 1}"#, #"{"n": -9223372036854775808, "s": []}"#, #"{"n": 1, "s": [[], [1, 1], [2]]}"#,
    #"{"n": 1, "r": {"e": {"type": "E", "id": "a"}}}"#,
    #"{"n": 1, "r": {"e": {"__entity": {"type": "E", "id": "é"}}}}"#,
    #"{"n": 1, "r": {"e": {"type": "E", "id": "a"}, "x": {"d": "2024-01-01"}}}"#, #"{"n": 1, "i": "::1"}"#,
    #"{"n": 1, "i": {"fn": "ip", "arg": "10.0.0.0/8"}}"#, #"{"n": 1, "i": {"__extn": {"fn": "ip", "arg": "1.1.1.1"}}}"#,
    #"{"n": 1, "a": {"type": "Action", "id": "v"}}"#, #"{"n": 1, "u": {"type": "U", "id": "any, absent or not"}}"#,
    #"{"n": 1, "__entity": 3}"#,
    #"""
    {"n": 1, "r": {"e": {"type": "E", "id": "a"}, "x": {"d": {"fn": "offset", "args": [
      {"__extn": {"fn": "datetime", "arg": "2024-01-01"}}, {"__extn": {"fn": "duration", "arg": "1h"}}]}}}}
    """#,
  ])
  func `attributes are read as the types that the schema gives them`(attributes: String) throws {
    let schema = try Schema(parsing: Self.schema)
    let entity = try Entity(Self.entity(attributes), schema: schema)
    #expect(entity.attributes["n"] != nil)
    #expect(try Entities([entity], schema: schema).count == 1 + schema.actions.count)
  }

  @Test(arguments: [
    "{}", #"{"n": "1"}"#, #"{"n": 1.0}"#, #"{"n": null}"#, #"{"n": 9223372036854775808}"#, #"{"n": true}"#,
    #"{"n": 1, "z": 1}"#, #"{"n": 1, "s": null}"#, #"{"n": 1, "s": {}}"#, #"{"n": 1, "s": [1]}"#,
    #"{"n": 1, "s": [["a"]]}"#, #"{"n": 1, "s": [[1, true]]}"#, #"{"n": 1, "r": {}}"#, #"{"n": 1, "r": []}"#,
    #"{"n": 1, "r": {"e": {"type": "E", "id": "b"}}}"#, #"{"n": 1, "r": {"e": {"type": "E", "id": "e\u0301"}}}"#,
    #"{"n": 1, "r": {"e": {"type": "G", "id": "a"}}}"#, #"{"n": 1, "r": {"e": "E::\"a\""}}"#,
    #"{"n": 1, "r": {"e": {"type": "E", "id": "a"}, "y": 1}}"#,
    #"{"n": 1, "r": {"e": {"type": "E", "id": "a"}, "x": {}}}"#,
    #"{"n": 1, "r": {"e": {"type": "E", "id": "a"}, "x": {"d": "1h"}}}"#, #"{"n": 1, "i": "no"}"#, #"{"n": 1, "i": 1}"#,
    #"{"n": 1, "i": {"fn": "decimal", "arg": "1.0"}}"#, #"{"n": 1, "i": {"fn": "unknown", "arg": "1.1.1.1"}}"#,
    #"{"n": 1, "i": {"fn": "ip"}}"#, #"{"n": 1, "i": {"arg": "1.1.1.1"}}"#, #"{"n": 1, "i": ["1.1.1.1"]}"#,
    #"{"n": 1, "a": {"type": "Action", "id": "z"}}"#, #"{"n": 1, "a": {"type": "N::Action", "id": "a"}}"#,
    #"{"n": 1, "u": {"type": "U"}}"#, #"{"n": 1, "u": {"type": "U U", "id": ""}}"#,
    #"{"n": 1, "u": {"__expr": "U::\"a\""}}"#,
  ])
  func `other attributes are refused`(attributes: String) throws {
    let schema = try Schema(parsing: Self.schema)
    #expect(throws: CedarError.self) { try Entity(Self.entity(attributes), schema: schema) }
    #expect(throws: CedarError.self) { try Entities([Self.entity(attributes)], schema: schema) }
  }

  @Test(arguments: [
    ("[]", "{}"), (#"[{"type": "G", "id": "g"}, {"__entity": {"type": "Top", "id": "t"}}]"#, "{}"),
    (#"[{"type": "E", "id": "a"}]"#, #"{"": [], "k": ["1.0", {"fn": "decimal", "arg": "1.0"}]}"#),
  ])
  func `parents of every ancestor's type and typed tags are read`(parents: String, tags: String) throws {
    let entity = try Entity(
      Self.entity(#"{"n": 1}"#, parents: parents, tags: tags), schema: Schema(parsing: Self.schema))
    let one = Value.extension(.decimal(try DecimalValue("1.0")))
    #expect(entity.tags["k"] == nil || entity.tags["k"] == .set(of: [one]))
  }

  @Test(arguments: [
    (#"[{"type": "U", "id": "v"}]"#, "{}"), (#"[{"type": "E", "id": "z"}]"#, "{}"), (#"["G"]"#, "{}"), ("{}", "{}"),
    (#"[{"type": "Action", "id": "v"}]"#, "{}"), (#"[{"type": "Z", "id": "v"}]"#, "{}"), ("[]", "[]"),
    ("[]", #"{"k": 1}"#),
    ("[]", #"{"k": "1.0"}"#), ("[]", #"{"k": ["1"]}"#), ("[]", #"{"k": [{"fn": "ip", "arg": "::"}]}"#), ("[]", "null"),
  ])
  func `other parents and tags are refused`(parents: String, tags: String) throws {
    let schema = try Schema(parsing: Self.schema)
    let json = try Self.entity(#"{"n": 1}"#, parents: parents, tags: tags)
    #expect(throws: CedarError.self) { try Entity(json, schema: schema) }
  }

  @Test(arguments: [
    #"{"uid": {"type": "E", "id": "z"}, "attrs": {}, "parents": []}"#,
    #"{"uid": {"type": "Z", "id": "z"}, "attrs": {}, "parents": []}"#,
    #"{"uid": {"type": "E", "id": "a"}, "attrs": {"x": 1}, "parents": []}"#,
    #"{"uid": {"type": "Bare", "id": ""}, "attrs": {}}"#,
    #"{"uid": {"type": "Bare", "id": ""}, "parents": []}"#, #"{"attrs": {}, "parents": []}"#,
    #"{"uid": "Bare::\"\"", "attrs": {}, "parents": []}"#,
    #"{"uid": {"type": "Bare", "id": ""}, "attrs": {}, "parents": [], "tags": {"a": 1}}"#, "[]", "1",
    #"{"uid": {"type": "M::Action", "id": "a"}, "attrs": {}, "parents": []}"#,
    #"{"uid": {"type": "Bare", "id": ""}, "attrs": [], "parents": []}"#,
  ])
  func `other entities are refused`(text: String) throws {
    let (json, schema) = (try JSON.parse(text), try Schema(parsing: Self.schema))
    #expect(throws: CedarError.self) { try Entity(json, schema: schema) }
  }

  // MARK: Actions

  static func actions(_ list: [(String, [String])]) throws -> [Entity] {
    try list.map { id, parents in
      Entity(try EntityUID("Action", id), parents: Set(try parents.map { try EntityUID("Action", $0) }))
    }
  }

  @Test func `the schema's actions join the store, those given included`() throws {
    let schema = try Schema(parsing: Self.schema)
    let (v, read) = (try EntityUID("Action", "v"), try EntityUID("Action", "read"))
    for given: [(String, [String])] in [
      [], [("read", [])], [("v", ["w", "top"]), ("w", ["read"])], [("v", ["w", "top", "read"])],
    ] {
      let store = try Entities(Self.actions(given), schema: schema)
      #expect(store.count == 5 && store.contains(v, in: read))
      #expect(try store[v]?.parents == [EntityUID("Action", "w"), EntityUID("Action", "top")])
    }
  }

  @Test(arguments: [
    [("z", [])], [("v", [])], [("v", ["w", "top"])], [("v", ["read"])], [("read", ["top"])], [("w", ["read", "z"])],
    [("v", ["w", "top"]), ("w", [])], [("w", ["v"]), ("v", ["w", "top"])],
  ])
  func `actions that are not the schema's are refused`(given: [(String, [String])]) throws {
    let schema = try Schema(parsing: Self.schema)
    #expect(throws: CedarError.self) { try Entities(Self.actions(given), schema: schema) }
  }

  @Test func `actions have neither attributes nor tags`() throws {
    let schema = try Schema(parsing: Self.schema)
    let uid = try EntityUID("Action", "read")
    #expect(throws: CedarError.self) { try Entities([Entity(uid, attributes: ["x": 1])], schema: schema) }
    #expect(throws: CedarError.self) { try Entities([Entity(uid, tags: ["x": 1])], schema: schema) }
  }

  @Test func `a store that conforms may still hold a cycle, or two of one name, and is refused`() throws {
    let schema = try Schema(parsing: "entity T in T { n?: Long };")
    let (a, b) = (try EntityUID("T", "a"), try EntityUID("T", "b"))
    #expect(try Entities([Entity(a, parents: [b]), Entity(b)], schema: schema).count == 2)
    #expect(throws: CedarError.self) {
      try Entities([Entity(a, parents: [b]), Entity(b, parents: [a])], schema: schema)
    }
    #expect(throws: CedarError.self) { try Entities([Entity(a), Entity(a, attributes: ["n": 1])], schema: schema) }
  }
}
