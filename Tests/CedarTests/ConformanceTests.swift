import Cedar
import Foundation
import JSON
import Testing

/// The official integration tests, entities and contexts read under their schema, requests checked against it.
@Suite struct ConformanceTests {
  static let files: [String] = {
    let root = Vectors.folder.appending(path: "conformance/tests")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return found.filter { $0.pathExtension == "json" }.map {
      "conformance/tests/" + $0.pathComponents.suffix(2).joined(separator: "/")
    }.sorted()
  }()

  @Test func `all the official tests are there`() {
    #expect(Self.files.count == 22)
  }

  @Test(arguments: files)
  func `each request has its official decision, reasons and errors`(file: String) throws {
    let test = try JSON.parse(Vectors.bytes(file))
    let policies = try PolicySet(parsing: Vectors.text("conformance/" + (test["policies"]?.string ?? "")))
    let schema = try Schema(parsing: Vectors.text("conformance/" + (test["schema"]?.string ?? "")))
    let entities = try Entities(
      JSON.parse(Vectors.bytes("conformance/" + (test["entities"]?.string ?? ""))), schema: schema)
    let requests = try #require(test["requests"]?.array)
    #expect(!requests.isEmpty)
    for item in requests {
      let action = try EntityUID(item["action"] ?? .null)
      let request = Request(
        principal: try EntityUID(item["principal"] ?? .null), action: action,
        resource: try EntityUID(item["resource"] ?? .null),
        context: try Record(context: item["context"] ?? .null, of: action, schema: schema))
      if item["validateRequest"] != false { try schema.check(request) }
      let response = Authorizer(policies).authorize(request, in: entities)
      let label = Comment(rawValue: "\(file): \(item["description"]?.string ?? "")")
      #expect(response.decision.rawValue == item["decision"]?.string, label)
      #expect(Set(response.reasons.map(\.description)) == Self.names(item["reason"]), label)
      #expect(Set(response.errors.map(\.policy.description)) == Self.names(item["errors"]), label)
      Self.checkExplanation(policies.explain(request, entities), against: response)
    }
  }

  /// Explaining and deciding are two paths over the same scopes and clauses: they must agree.
  static func checkExplanation(_ verdicts: [PolicyVerdict], against response: Response) {
    let satisfied = verdicts.filter { $0.outcome == .satisfied }
    let forbids = satisfied.filter { $0.effect == .forbid }
    #expect((forbids.isEmpty ? satisfied.filter { $0.effect == .permit } : forbids).map(\.policy) == response.reasons)
    let failed = verdicts.filter { if case .failed = $0.outcome { true } else { false } }
    #expect(failed.map(\.policy) == response.errors.map(\.policy))
  }

  static func names(_ json: JSON?) -> Set<String> { Set(json?.array?.compactMap(\.string) ?? []) }
}
