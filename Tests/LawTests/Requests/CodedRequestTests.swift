import Cedar
import JSON
import Law
import Testing

struct CodedRequestTests {
  private static func question() throws -> CodedRequest {
    let agent = try EntityUID("Intervenant", "a\"é\u{301}")
    let fiche = try EntityUID("Fiche", "f1")
    let group = try EntityUID("Organisme", "nord")
    return CodedRequest(
      Request(
        principal: agent, action: try EntityUID("Action", "ouvrir"), resource: fiche,
        context: [
          "depuis": .extension(.datetime(DatetimeValue(milliseconds: -5))),
          "delai": .extension(.duration(DurationValue(milliseconds: 7))),
          "codes": .set(of: ["b", "a"]), "profond": .record(["agent": .entity(agent), "n": -1]),
          "taux": .extension(try ExtensionValue(function: "decimal", argument: "1.50")),
          "reseau": .extension(try ExtensionValue(function: "ip", argument: "10.0.0.0/8")),
        ]),
      entities: [
        Entity(agent, attributes: ["actif": true], parents: [group]), Entity(fiche, tags: ["x": "y"]), Entity(group),
      ])
  }

  @Test func `a coded request comes back unchanged from its JSON form`() throws {
    let question = try Self.question()
    let text = question.json.serialized(.canonical)
    #expect(try CodedRequest(JSON.parse(text)) == question)
  }

  @Test func `every value kind but the plain ones is escaped, as Cedar's tools expect`() throws {
    let json = try Self.question().json
    #expect(json["context"]?["profond"]?["agent"]?["__entity"]?["type"] == "Intervenant")
    #expect(json["context"]?["taux"]?["__extn"]?["fn"] == "decimal")
    #expect(json["context"]?["depuis"]?["__extn"]?["fn"] == "offset")
  }

  @Test(arguments: ["principal", "action", "resource", "context", "entities"])
  func `a request without one of its parts is refused`(part: String) throws {
    var object = try #require(Self.question().json.object)
    object[part] = nil
    #expect(throws: CedarError(.invalidEntityJSON, "")) { try CodedRequest(.object(object)) }
  }

  @Test func `a request with an unknown part is refused`() throws {
    var object = try #require(Self.question().json.object)
    object["nom"] = "x"
    #expect(throws: CedarError(.invalidEntityJSON, "")) { try CodedRequest(.object(object)) }
  }

  @Test(arguments: [
    #"{"fn":"offset","args":[]}"#, #"{"fn":"offset","args":[1,2]}"#, #"{"fn":"datetime","args":["1970-01-01"]}"#,
    #"{"fn":"decimal","arg":1}"#, #"{"arg":"1"}"#, "[]",
  ])
  func `an extension value in another shape is refused`(call: String) throws {
    let json = try JSON.parse(Array(#"{"__extn":\#(call)}"#.utf8))
    #expect(throws: CedarError(.invalidEntityJSON, "")) { try Value(json) }
  }

  @Test func `an instant beyond what a datetime holds is refused`() throws {
    let huge = "9223372036854775807ms"
    let json = try JSON.parse(
      Array(
        #"{"__extn":{"fn":"offset","args":[{"__extn":{"fn":"datetime","arg":"1970-01-02"}},{"__extn":{"fn":"duration","arg":"\#(huge)"}}]}}"#
          .utf8))
    #expect(throws: CedarError(.invalidExtensionValue, "")) { try Value(json) }
  }
}
