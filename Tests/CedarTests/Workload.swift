import Cedar
import JSON

/// The timing workload: 40 policies, 200 entities, 1,000 requests with their expected decisions.
struct Workload: Sendable {
  struct Case: Sendable {
    let request: Request
    let decision: String
    let reasons: Set<String>
  }

  let policies: String
  let schema: Schema
  let entities: Entities
  let cases: [Case]

  init() throws {
    policies = try Vectors.text("policies.cedar", in: Vectors.workload)
    schema = try Schema(parsing: Vectors.text("schema.cedarschema", in: Vectors.workload))
    entities = try Entities(JSON.parse(Vectors.bytes("entities.json", in: Vectors.workload)), schema: schema)
    cases = try Vectors.lines("requests.jsonl", in: Vectors.workload).map { line in
      let json = try JSON.parse(line)
      let request = Request(
        principal: try EntityUID(json["principal"] ?? .null), action: try EntityUID(json["action"] ?? .null),
        resource: try EntityUID(json["resource"] ?? .null), context: try Record(json["context"] ?? .null))
      return Case(
        request: request, decision: json["decision"]?.string ?? "",
        reasons: Set(json["reason"]?.array?.compactMap(\.string) ?? []))
    }
  }
}
