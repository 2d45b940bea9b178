import Cedar
import JSON
import Testing

@Suite struct SchemaFormsTests {
  static let files: [String] =
    SchemaCaseTests.names.map { "validator-cases/\($0).cedarschema" }
    + Vectors.names(in: "entity-cases", suffix: ".cedarschema").map { "entity-cases/\($0).cedarschema" } + [
      "conformance/sample-data/sandbox_a/schema.cedarschema", "conformance/sample-data/sandbox_b/schema.cedarschema",
      "conformance/sample-data/sandbox_b/schema_exts.cedarschema",
    ]

  @Test func `every recorded schema written in JSON and read back is the same`() throws {
    #expect(Self.files.count > 110)
    for file in Self.files {
      let schema = try Schema(parsing: Vectors.text(file))
      let rendering = SchemaRendering(schema: schema)
      #expect(try Schema(json: rendering.json) == schema, "\(file)")
      #expect(try Schema(parsing: rendering.text) == schema, "\(file)")
      #expect(
        try Schema(text: "\n " + String(decoding: rendering.json.serialized(), as: UTF8.self)) == schema, "\(file)")
    }
  }

  @Test func `a schema that uses everything is the same in both forms`() throws {
    let text = """
      type Name = { first: String, "last name"?: String, }; entity Top; action read;
      @doc("é \\"x\\"") namespace N {
        @doc entity U, V in [G, Top] { n: Name, e?: Set<E>, a: Set<Action>, @why("z") i: ipaddr, l: __cedar::Long } tags Dec;
        entity G; entity E enum ["a", "b"]; type Dec = decimal; type Ctx = { d: Dec, t: datetime };
        @a @b("c") action w in [read, Action::"x y"] appliesTo { principal: [U, V], resource: G, context: Ctx };
        action "x y" appliesTo { principal: U, resource: Top };
      }
      """
    let json = #"""
      {"": {"commonTypes": {"Name": {"type": "Record", "attributes": {"first": {"type": "String"},
              "last name": {"type": "EntityOrCommon", "name": "String", "required": false}}}},
            "entityTypes": {"Top": {}}, "actions": {"read": {"appliesTo": null}}},
       "N": {"annotations": {"doc": "x"},
        "commonTypes": {"Dec": {"type": "Extension", "name": "decimal", "annotations": {}},
          "Ctx": {"type": "Record", "attributes": {"d": {"type": "Dec"}, "t": {"type": "datetime"}}},
          "Shape": {"type": "Record", "additionalAttributes": false, "attributes": {
            "n": {"type": "Name"}, "e": {"type": "Set", "required": false, "element": {"type": "Entity", "name": "N::E"}},
            "a": {"type": "Set", "element": {"type": "EntityOrCommon", "name": "Action"}},
            "i": {"type": "__cedar::ipaddr", "annotations": {"why": "z"}}, "l": {"type": "Long", "required": true}}}},
        "entityTypes": {
          "U": {"memberOfTypes": ["G", "Top"], "shape": {"type": "Shape"}, "tags": {"type": "Dec"}, "annotations": {"doc": null}},
          "V": {"tags": {"type": "EntityOrCommon", "name": "N::Dec"}, "memberOfTypes": ["Top", "N::G"],
                "shape": {"type": "EntityOrCommon", "name": "Shape"}, "annotations": {"doc": ""}},
          "G": {"shape": {"type": "Record", "attributes": {}}}, "E": {"enum": ["a", "b"]}},
        "actions": {
          "w": {"annotations": {"b": "c", "a": ""}, "memberOf": [{"id": "read"}, {"type": "N::Action", "id": "x y"}],
                "appliesTo": {"principalTypes": ["V", "U"], "resourceTypes": ["G"], "context": {"type": "Ctx"}}},
          "x y": {"memberOf": null, "attributes": null, "appliesTo": {"principalTypes": ["U"], "resourceTypes": ["Top"]}}}}}
      """#
    let schema = try Schema(text: text)
    #expect(try Schema(text: json) == schema)
    #expect(try Schema(json: SchemaRendering(schema: schema).json) == schema)
    #expect(try Schema(text: text.replacing("Set<E>", with: "Set<G>")) != schema)
    #expect(try Schema(text: text.replacing("action read;", with: "action read; action more;")) != schema)
  }

  @Test(arguments: [
    #"{}"#, #"{"": {"entityTypes": {}, "actions": {}}}"#,
    #"{"A::B": {"entityTypes": {}, "actions": {}, "annotations": {"if": "x"}}}"#,
    #"{"": {"entityTypes": {"A": {"memberOfTypes": ["A"]}}, "actions": {}}}"#,
    #"{"": {"entityTypes": {"A": {}}, "actions": {"a": {"appliesTo": {"principalTypes": [], "resourceTypes": ["A"]}}}}}"#,
    #"{"": {"entityTypes": {}, "actions": {"": {"memberOf": []}, "é ": {"memberOf": [{"id": "", "type": null}]}}}}"#,
    #"{"": {"commonTypes": {"T": {"type": "Bool"}}, "entityTypes": {"A": {"tags": {"type": "T"}}}, "actions": {}}}"#,
    #"{"": {"commonTypes": {}, "entityTypes": {"A": {"tags": {"type": "Set", "element": {"type": "ipaddr"}}}}, "actions": {}}}"#,
  ])
  func `schemas in JSON are read`(text: String) throws {
    _ = try Schema(json: JSON.parse(text))
    _ = try Schema(text: text)
  }

  @Test(arguments: [
    #"1"#, #"[]"#, #"null"#, #"{"": null}"#, #"{"": {}}"#, #"{"": {"entityTypes": {}}}"#, #"{"": {"actions": {}}}"#,
    #"{"": {"entityTypes": [], "actions": {}}}"#, #"{" ": {"entityTypes": {}, "actions": {}}}"#,
    #"{"N": {"entityTypes": {}, "actions": {}, "annotations": {"a b": "b"}}}"#,
    #"{"N": {"entityTypes": {}, "actions": {}, "annotations": {"a": 1}}}"#,
    #"{"A:: B": {"entityTypes": {}, "actions": {}}}"#, #"{"__cedar": {"entityTypes": {}, "actions": {}}}"#,
    #"{"if": {"entityTypes": {}, "actions": {}}}"#, #"{"": {"entityTypes": {"A::B": {}}, "actions": {}}}"#,
    #"{"": {"entityTypes": {"": {}}, "actions": {}}}"#, #"{"": {"entityTypes": {"in": {}}, "actions": {}}}"#,
    #"{"": {"entityTypes": {"Action": {}}, "actions": {}}}"#,
    #"{"": {"commonTypes": {"Long": {"type": "String"}}, "entityTypes": {}, "actions": {}}}"#,
    #"{"": {"commonTypes": {"T": {"type": "T"}}, "entityTypes": {}, "actions": {}}}"#,
    #"{"": {"commonTypes": {"T": {}}, "entityTypes": {}, "actions": {}}}"#,
  ])
  func `other JSON is refused`(text: String) throws {
    try Self.checkRefusal(of: text)
  }

  @Test(arguments: [
    #"{"more": 1}"#, #"{"shape": null}"#, #"null"#, #"{"shape": {"type": "Long"}}"#, #"{"enum": []}"#,
    #"{"enum": [1]}"#, #"{"enum": ["a"], "shape": {"type": "Record", "attributes": {}}}"#,
    #"{"enum": ["a"], "memberOfTypes": []}"#, #"{"enum": ["a"], "tags": {"type": "Long"}}"#,
    #"{"memberOfTypes": "A"}"#, #"{"memberOfTypes": ["A A"]}"#, #"{"shape": {}}"#, #"{"shape": {"type": "Record"}}"#,
    #"{"shape": {"type": "Record", "attributes": {}, "name": "x"}}"#,
    #"{"shape": {"type": "Record", "attributes": {}, "required": true}}"#,
    #"{"shape": {"type": "Record", "attributes": {}, "additionalAttributes": true}}"#, #"{"tags": {"type": "Set"}}"#,
    #"{"tags": {"type": "Entity"}}"#, #"{"tags": {"type": "Long", "element": {"type": "Long"}}}"#,
    #"{"tags": {"type": "Extension", "name": "ip"}}"#, #"{"tags": {"type": "Entity", "name": "Long"}}"#,
    #"{"tags": {"type": "A"}}"#, #"{"tags": "Long"}"#,
    #"{"shape": {"type": "Record", "attributes": {"a": {"type": "Long", "required": 1}}}}"#,
    #"{"shape": {"type": "Record", "attributes": {"a": {"type": "Long", "optional": true}}}}"#,
  ])
  func `other entity types in JSON are refused`(type: String) throws {
    try Self.checkRefusal(of: #"{"": {"entityTypes": {"A": \#(type)}, "actions": {}}}"#)
  }

  @Test(arguments: [
    #"{}, "more": {}"#, #"{}, "annotations": {"a": "b"}"#, #"{"a": {"attributes": {}}}"#, #"{"a": {"more": 1}}"#,
    #"{"a": null}"#, #"{"a": {"memberOf": [{"id": "b"}]}}"#, #"{"a": {"memberOf": [{"id": "a"}]}}"#,
    #"{"a": {"memberOf": ["a"]}}"#, #"{"a": {}, "b": {"memberOf": [{"id": "a", "more": 1}]}}"#,
    #"{"a": {"appliesTo": {}}}"#, #"{"a": {"appliesTo": {"principalTypes": []}}}"#,
    #"{"a": {"appliesTo": {"principalTypes": [], "resourceTypes": null}}}"#,
    #"{"a": {"appliesTo": {"principalTypes": [], "resourceTypes": [], "more": 1}}}"#,
    #"{"a": {"appliesTo": {"principalTypes": [], "resourceTypes": [], "context": {"type": "Long"}}}}"#,
  ])
  func `other actions in JSON are refused`(actions: String) throws {
    try Self.checkRefusal(of: #"{"": {"entityTypes": {}, "actions": \#(actions)}}"#)
  }

  static func checkRefusal(of text: String) throws {
    let json = try JSON.parse(text)
    #expect(throws: CedarError.self) { try Schema(json: json) }
    #expect(throws: CedarError.self) { try Schema(text: text) }
  }

  @Test(arguments: [
    #"{"#, #"{"": {"entityTypes": {}, "actions": {}}} x"#, #"{"": {"entityTypes": {}, "actions": {}}, "": {}}"#,
  ])
  func `what begins as JSON and is not is refused`(text: String) throws {
    let error = try #require(throws: CedarError.self) { try Schema(text: text) }
    #expect(error.code == .invalidSchemaJSON)
  }

  @Test func `a fault in JSON has its place`() throws {
    let json: JSON = [
      "N": ["entityTypes": ["A": ["shape": ["type": "Record", "attributes": [:], "x": 1]]], "actions": [:]]
    ]
    let error = try #require(throws: CedarError.self) { try Schema(json: json) }
    #expect(error.code == .invalidSchemaJSON)
    #expect(error.description.contains("/N/entityTypes/A/shape/x"))
  }
}
