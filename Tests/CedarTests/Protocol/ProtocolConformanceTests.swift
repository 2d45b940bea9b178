import Cedar
import JSON
import Testing

/// The official integration tests and the workload, asked through the line protocol.
@Suite struct ProtocolConformanceTests {
  /// The reply to a request, through JSON lines both ways.
  static func reply(_ engine: inout PolicyProtocol, _ request: JSON) throws -> JSON {
    try JSON.parse(engine.reply(to: request.serialized()))
  }

  static func text(_ path: JSON?) throws -> JSON {
    .string(try Vectors.text("conformance/" + (path?.string ?? "")))
  }

  /// Decision, reasons and errors, the latter two as sets.
  static func outcome(_ json: JSON, reasons: String = "reasons") -> [Set<String>] {
    [[json["decision"]?.string ?? "?"], ConformanceTests.names(json[reasons]), ConformanceTests.names(json["errors"])]
  }

  @Test func `each official request has its answer, alone and among the others of its file`() throws {
    var engine = PolicyProtocol()
    var asked = 0
    for file in ConformanceTests.files {
      let test = try JSON.parse(Vectors.bytes(file))
      let requests = try #require(test["requests"]?.array)
      var line: JSONObject = [
        "id": .string(file), "op": "authorize", "policies": try Self.text(test["policies"]),
        "schema": try Self.text(test["schema"]), "entities": try Self.text(test["entities"]),
      ]
      line["requests"] = .array(requests)
      let together = try Self.reply(&engine, .object(line))
      #expect(together["id"] == .string(file))
      #expect(
        together["results"]?.array?.map { Self.outcome($0) } == requests.map { Self.outcome($0, reasons: "reason") })
      line["requests"] = nil
      for request in requests {
        line["request"] = request
        let alone = try Self.reply(&engine, .object(line))
        #expect(Self.outcome(alone) == Self.outcome(request, reasons: "reason"), "\(file): \(alone)")
        asked += 1
      }
      let est = try Self.reply(&engine, ["id": 1, "op": "est", "policies": line["policies"] ?? .null])
      #expect(est["est"]?["templateLinks"] == [])
      #expect(throws: Never.self) { try PolicySet(est["est"] ?? .null) }
    }
    #expect(asked == 74)
  }

  @Test func `the workload has its decisions under its schema`() throws {
    var engine = PolicyProtocol()
    let requests = try Vectors.lines("requests.jsonl", in: Vectors.workload).map { try JSON.parse($0) }
    let reply = try Self.reply(
      &engine,
      [
        "id": 7, "op": "authorize", "policies": .string(try Vectors.text("policies.cedar", in: Vectors.workload)),
        "schema": .string(try Vectors.text("schema.cedarschema", in: Vectors.workload)),
        "entities": .string(try Vectors.text("entities.json", in: Vectors.workload)), "requests": .array(requests),
      ])
    let results = try #require(reply["results"]?.array)
    #expect(results.count == 1000)
    #expect(results.map { $0["decision"] } == requests.map { $0["decision"] })
    #expect(
      results.map { ConformanceTests.names($0["reasons"]) } == requests.map { ConformanceTests.names($0["reason"]) })
  }
}
