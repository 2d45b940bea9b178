import HTTP
import JSON
import Testing

@testable import Web

struct RouterTests {
  static let router = Router(Routes.all(counters: { [:] }))

  private func refusal(_ method: HTTP.Method, _ target: String) throws -> Problem {
    let parsed = try #require(Target(target))
    return try #require(throws: Problem.self) { try Self.router.route(method, parsed) }
  }

  @Test func `the table holds the routes of the contract`() {
    let lines = Self.router.routes.map { "\($0.method.rawValue) \($0.path)" }
    #expect(
      Set(lines) == [
        "GET /openapi.json", "GET /api/moi", "GET /api/pki", "GET /api/metriques", "GET /api/boite",
        "GET /api/boite/decompte", "GET /api/communes",
        "GET /api/brouillons", "GET /api/brouillons/{brouillon}", "POST /api/brouillons/{brouillon}",
        "POST /api/brouillons/{brouillon}/suppression", "POST /api/passages", "GET /api/statistiques",
        "GET /api/statistiques/annees/{annee}", "GET /api/statistiques/{trimestre}",
        "POST /api/statistiques/{trimestre}/publication",
        "POST /api/moi/chiffrement", "GET /api/moi/coffre", "POST /api/moi/coffre",
        "POST /api/recouvrements", "POST /api/recouvrements/cles",
        "GET /journal/policies/{fichier...}", "GET /journal/timestamps", "GET /journal/timestamps/{fichier...}",
        "POST /api/fiches", "POST /api/fiches/simulation", "POST /api/orientation", "POST /api/recherches",
        "POST /api/fiches/{reference}/ouverture",
        "POST /api/fiches/{reference}/accuse", "POST /api/fiches/{reference}/refus",
        "POST /api/fiches/{reference}/reorientation", "POST /api/fiches/{reference}/retour",
        "GET /api/obligations", "POST /api/fiches/{reference}/acquittement",
        "POST /api/fiches/{reference}/cloture", "POST /api/fiches/{reference}/rappel",
        "GET /api/conservation", "POST /api/conservation/bordereaux", "GET /api/conservation/bordereaux/{feuille}",
        "POST /api/conservation/visas", "POST /api/conservation/eliminations", "POST /api/fiches/{reference}/archivage",
        "POST /api/fiches/{reference}/effacement", "POST /api/fiches/{reference}/retrait",
        "POST /api/fiches/{reference}/opposition",
        "POST /api/fiches/{reference}/relance",
        "GET /api/fiches/{reference}/chronologie", "GET /api/fiches/{reference}/recus",
        "GET /api/fiches/{reference}/preuves/{feuille}", "GET /api/journal/preuves/{feuille}/dossier",
        "GET /api/avis/{reference}/etapes", "GET /api/avis/{reference}/preuves/{feuille}",
        "GET /api/orales/{reference}/etapes", "GET /api/orales/{reference}/preuves/{feuille}",
        "GET /api/moi/notifications", "POST /api/moi/notifications",
        "GET /api/saisines", "POST /api/saisines", "POST /api/saisines/{reference}/ouverture",
        "POST /api/saisines/{reference}/suite", "GET /api/saisines/{reference}/etapes",
        "GET /api/saisines/{reference}/preuves/{feuille}",
        "GET /api/avis", "POST /api/avis", "POST /api/avis/{reference}/ouverture",
        "POST /api/avis/{reference}/justification", "POST /api/avis/{reference}/relecture", "GET /api/relectures",
        "GET /api/orales", "POST /api/orales", "POST /api/orales/{reference}/ouverture",
        "POST /api/orales/{reference}/justification", "POST /api/orales/{reference}/relecture",
        "POST /api/orales/{reference}/acquittement",
        "GET /api/organismes", "POST /api/organismes", "GET /api/organismes/{organisme}/destinataires",
        "POST /api/organismes/{organisme}/membres", "POST /api/organismes/{organisme}/permanence",
        "POST /api/organismes/{organisme}/membres/{agent}/fin",
        "GET /api/agents", "POST /api/agents", "POST /api/agents/{agent}/revocation",
        "POST /api/agents/{agent}/certificat",
        "GET /journal/checkpoint", "GET /journal/log.vkey", "GET /journal/tile/{fichier...}",
        "GET /journal/bodies/{fichier...}", "GET /api/journal/preuves/{feuille}", "GET /api/journal/entrees",
        "GET /api/journal/entrees/{feuille}", "GET /api/journal/etat", "GET /api/journal/rapport",
        "GET /journal/checkpoint.cosigned", "GET /journal/witnesses.vkey",
        "POST /api/journal/elagages", "POST /api/journal/elagages/simulation",
      ])
    #expect(lines.count == Set(lines).count)
  }

  @Test func `every route says what it does, and every place what it holds`() {
    for route in Self.router.routes {
      #expect(route.summary.hasSuffix("."), "\(route.path)")
      #expect(route.places.count == route.path.places.count)
      #expect((route.body != nil) == (route.method == .post))
      #expect(
        route.isCreation == ["/api/fiches", "/api/avis", "/api/orales", "/api/saisines"].contains("\(route.path)")
          && route.method == .post
          || !route.isCreation)
    }
  }

  @Test func `HEAD finds what GET finds`() throws {
    let target = try #require(Target("/api/moi"))
    #expect(try Self.router.route(.head, target).0.path.description == "/api/moi")
  }

  @Test(arguments: RouterTests.router.routes.map { ($0.path.description, $0.method) })
  func `another method is refused with those that are allowed`(path: String, method: HTTP.Method) throws {
    let target = try #require(Target(Self.example(path)))
    let own = Self.router.routes.filter { $0.path.description == path }.map(\.method)
    for other in HTTP.Method.allCases where !own.contains(other) && !(other == .head && own.contains(.get)) {
      let problem = try #require(throws: Problem.self) { try Self.router.route(other, target) }
      #expect(problem.status == .methodNotAllowed)
      let allowed = problem.fields.first { $0.name == "Allow" }?.value ?? ""
      #expect(own.allSatisfy { allowed.split(separator: ", ").map(String.init).contains($0.rawValue) })
      #expect(allowed.contains("HEAD") == own.contains(.get))
    }
  }

  @Test(arguments: [
    "/", "/api", "/api/", "/api/moi/", "/api//moi", "/api/fiches/", "/api/fichés", "/API/moi", "/api/moi/..",
    "/api%2Fmoi", "/journal/tile%2F0%2F000", "/journal", "/journal/tile/", "*", "/api/fiches/x/y/z",
  ])
  func `an unknown path is not found`(target: String) throws {
    guard Target(target) != nil else { return }
    #expect(try refusal(.get, target).status == .notFound)
  }

  /// A path of a template, with something at each place: what is asked for at the first, if it is.
  static func example(_ template: String, _ first: String = "", leaf: String = "0") -> String {
    let start = first.isEmpty ? nil : template.firstIndex(of: "{")
    let named = start.flatMap { start in
      template[start...].firstIndex(of: "}").map { template[..<start] + first + template[$0...].dropFirst() }
    }
    return (named.map(String.init) ?? template).replacing("{reference}", with: "x").replacing(
      "{organisme}", with: "nord"
    )
    .replacing("{brouillon}", with: String(repeating: "0f", count: 16)).replacing("{agent}", with: "nord-1").replacing(
      "{feuille}", with: leaf
    ).replacing("{fichier...}", with: "0/000").replacing("{trimestre}", with: "2020-T1")
    .replacing("{annee}", with: "2020")
  }
}
