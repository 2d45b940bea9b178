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
  let entities: Entities
  let cases: [Case]

  init() throws {
    policies = try Vectors.text("bench/policies.cedar")
    entities = try Entities(JSON.parse(Vectors.bytes("bench/entities.json"))).adding(Self.actions())
    cases = try Vectors.lines("bench/requests.jsonl").map { line in
      let json = try JSON.parse(line)
      let request = Request(
        principal: try EntityUID(json["principal"] ?? .null), action: try EntityUID(json["action"] ?? .null),
        resource: try EntityUID(json["resource"] ?? .null), context: try Record(json["context"] ?? .null))
      return Case(
        request: request, decision: json["decision"]?.string ?? "",
        reasons: Set(json["reason"]?.array?.compactMap(\.string) ?? []))
    }
  }

  /// The action groups of the workload's schema.
  static func actions() throws -> [Entity] {
    let groups: [(String, [String])] = [
      ("lecture", []), ("ecriture", []), ("administration", []),
      ("consulter", ["lecture"]), ("lister", ["lecture"]), ("exporter", ["lecture"]),
      ("creer", ["ecriture"]), ("modifier", ["ecriture"]), ("clore", ["ecriture"]), ("rouvrir", ["ecriture"]),
      ("transferer", ["administration", "ecriture"]), ("supprimer", ["administration", "ecriture"]),
      ("archiver", ["administration", "ecriture"]),
    ]
    return try groups.map { name, parents in
      Entity(try EntityUID("Action", name), parents: Set(try parents.map { try EntityUID("Action", $0) }))
    }
  }
}
