import HTTP
import JSON
import Testing

@testable import Web

/// The published description against the table it is made of.
struct OpenAPITests {
  private static let contract = PublishedContract.published
  private static let document = contract.document
  private static let operations: [(path: String, method: String, operation: JSON)] =
    (document["paths"]?.object?.members ?? []).flatMap { path, item in
      (item.object?.members ?? []).map { (path, $0.key, $0.value) }
    }

  @Test func `every route is described, and nothing else`() {
    let routes = RouterTests.router.routes.map { "\($0.method.rawValue) \($0.path)".replacing("...", with: "") }
    #expect(Self.operations.map { "\($0.method.uppercased()) \($0.path)" }.sorted() == routes.sorted())
    #expect(routes.contains("GET /openapi.json"))
  }

  @Test func `every operation has its own name, says what it does, and describes its places and its answers`() {
    #expect(Set(Self.operations.compactMap { $0.operation["operationId"]?.string }).count == Self.operations.count)
    let tags = (Self.document["tags"]?.array ?? []).compactMap { $0["name"] }
    for (path, method, operation) in Self.operations {
      #expect(operation["summary"]?.string?.hasSuffix(".") == true, "\(path)")
      #expect(operation["tags"]?.array?.count == 1 && tags.contains(operation["tags"]?[0] ?? .null), "\(path)")
      let parameters = operation["parameters"]?.array ?? []
      let places = parameters.filter { $0["in"] == "path" }
      #expect(places.compactMap { $0["name"]?.string } == PathTemplate(path).places, "\(path)")
      #expect(places.allSatisfy { $0["required"] == true } && parameters.allSatisfy { $0["schema"]?.object != nil })
      #expect((operation["requestBody"] != nil) == (method == "post"), "\(path)")
      let statuses = (operation["responses"]?.object?.members ?? []).map(\.key)
      #expect(statuses.filter { $0.hasPrefix("2") }.count == 1, "\(path)")
      #expect(["400", "403", "422", "500", "503"].allSatisfy(statuses.contains), "\(path)")
      #expect(statuses.contains("415") == (method == "post"), "\(path)")
    }
  }

  @Test func `a creation asks for its key, and nothing else does`() {
    let keyed = Self.operations.filter { _, _, operation in
      operation["parameters"]?.array?.contains { $0["name"] == "Idempotency-Key" && $0["required"] == true } == true
    }
    #expect(
      keyed.map(\.path).sorted() == ["/api/avis", "/api/fiches", "/api/orales", "/api/saisines"]
        && keyed.allSatisfy { $0.method == "post" })
  }

  @Test func `every reference leads somewhere, and every named schema is referred to`() {
    var found: Set<String> = []
    func visit(_ value: JSON) {
      if let reference = value["$ref"]?.string { found.insert(reference) }
      for member in value.object?.members ?? [] { visit(member.value) }
      for element in value.array ?? [] { visit(element) }
    }
    visit(Self.document)
    let schemas = (Self.document["components"]?["schemas"]?.object?.members ?? []).map {
      "#/components/schemas/\($0.key)"
    }
    #expect(found.filter { $0.contains("/schemas/") } == Set(schemas) && schemas.count > 50)
    for reference in found {
      let place = reference.dropFirst(2).split(separator: "/").reduce(JSON?.some(Self.document)) { $0?[String($1)] }
      #expect(place?.object != nil, "\(reference)")
    }
  }

  @Test func `it is served as it was made, to agents only`() throws {
    let fixture = try GatewayFixture()
    let answer = try fixture.get("gardien", "/openapi.json")
    #expect(answer.status == 200 && answer.json == Self.document)
    #expect(answer["Content-Type"] == "application/json")
    #expect(try fixture.get(nil, "/openapi.json").problem == "agent")
    #expect(try fixture.post("gardien", "/openapi.json").status == 405)
    #expect(try fixture.get("gardien", "/openapi.json?x=1").status == 422)
  }
}
