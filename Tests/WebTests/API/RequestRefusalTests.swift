import Authority
import Cryptography
import Foundation
import HTTP
import JSON
import Liaison
import Testing

@testable import Web

/// What the API refuses before any use case sees it.
struct RequestRefusalTests {
  static let gateway = Result { try GatewayFixture() }
  private var fixture: GatewayFixture { get throws { try Self.gateway.get() } }

  private static let posts = RouterTests.router.routes.filter { $0.method == .post }.map(\.path.description)
  private static let gets = RouterTests.router.routes.filter { $0.method == .get }.map(\.path.description)
  private static let reference = Reference(.ficheNavette, year: 2026).description
  private static let avis = Reference(.avisDePeril, year: 2026).description
  private static let orale = Reference(.transmissionOrale, year: 2026).description
  private static let saisine = Reference(.saisine, year: 2026).description

  private static func target(_ template: String) -> String {
    let ofKinds = ["/avis/": avis, "/orales/": orale, "/saisines/": saisine]
    let reference = ofKinds.first { template.contains($0.key) }?.value ?? reference
    return RouterTests.example(template.replacing("{reference}", with: reference))
  }

  @Test(arguments: posts)
  func `a body of another type is refused`(template: String) throws {
    let target = Self.target(template)
    let types = [
      "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "application/jsonp", "",
    ]
    for type in types {
      let headers = type.isEmpty ? [] : [("Content-Type", type)]
      let answer = try fixture.ask("intervenant", .post, target, headers: headers, body: Array("{}".utf8))
      #expect(answer.status == 415 && answer.problem == "type", "\(type): \(answer.text)")
    }
    let twice = try fixture.ask(
      "intervenant", .post, target,
      headers: [("Content-Type", "application/json"), ("Content-Type", "application/json")], body: Array("{}".utf8))
    #expect(twice.status == 415)
    let coded = try fixture.ask(
      "intervenant", .post, target, headers: [("Content-Type", "application/json"), ("Content-Encoding", "gzip")],
      body: Array("{}".utf8))
    #expect(coded.status == 415)
  }

  @Test(arguments: posts)
  func `bytes that are not strict JSON are refused, and not quoted`(template: String) throws {
    let bodies = ["", "{", "{} {}", "{\"secret\":1,\"secret\":2}", "{\"secret\":\"\\ud800\"}", "\u{feff}{}"]
    for body in bodies {
      let answer = try fixture.ask(
        "intervenant", .post, Self.target(template),
        headers: [("Content-Type", "application/json"), ("Idempotency-Key", IdempotencyKey.random().description)],
        body: Array(body.utf8))
      #expect(answer.status == 400 && answer.problem == "json", "\(body): \(answer.text)")
      #expect(!answer.text.contains("secret"))
    }
  }

  @Test(arguments: posts)
  func `a value that is not an object, and an unknown member, are refused by name`(template: String) throws {
    let target = Self.target(template)
    for body: JSON in [[], "texte", 3, true, nil] {
      let answer = try fixture.post("intervenant", target, body)
      #expect(answer.status == 422 && answer.codes == ["wrongType"] && answer.pointers == [""], "\(answer.text)")
    }
    let unknown = try fixture.post("intervenant", target, ["inconnu": "RECONNAISSABLE"])
    #expect(unknown.status == 422)
    #expect(!unknown.text.contains("RECONNAISSABLE"))
  }

  @Test(arguments: posts)
  func `a query where there must be none is refused`(template: String) throws {
    let answer = try fixture.post("intervenant", Self.target(template) + "?x=1")
    #expect(answer.status == 422 && answer.pointers == ["?"] && answer.codes == ["unknownField"])
  }

  @Test(arguments: gets)
  func `a reading takes neither a body nor an unknown parameter`(template: String) throws {
    let target = Self.target(template)
    let body = try fixture.ask("auditeur", .get, target, body: Array("{}".utf8))
    #expect(body.status == 400 && body.problem == "corps")
    let parameter = try fixture.get("auditeur", target + "?inconnu=RECONNAISSABLE")
    #expect(parameter.status == 422 && parameter.pointers == ["?"])
    #expect(!parameter.text.contains("RECONNAISSABLE"))
  }

  @Test(arguments: posts + gets)
  func `another method is refused with Allow`(template: String) throws {
    for method in [HTTP.Method.put, .patch, .delete, .options] {
      let answer = try fixture.ask("intervenant", method, Self.target(template))
      #expect(answer.status == 405 && answer.problem == "methode")
      #expect(answer["Allow"] != nil)
    }
  }

  @Test(arguments: posts + gets)
  func `who has no certificate, or an unknown one, gets nothing`(template: String) throws {
    let fixture = try fixture
    let nobody = try fixture.get(nil, Self.target(template))
    #expect(nobody.status == 403 && nobody.problem == "agent")
    let stranger = try TestAgent("inconnu", .intervenant, .profession, pki: fixture.pki)
    let reply = Reply()
    fixture.site.handle(
      try Request(.get, Self.target(template), peer: stranger.certificate), reply)
    #expect(reply.response?.status == .forbidden)
  }

  @Test(arguments: posts + gets)
  func `another site cannot act through a browser`(template: String) throws {
    let target = Self.target(template)
    let foreign: [[(String, String)]] = [
      [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")], [("Sec-Fetch-Site", "")],
      [("Origin", "https://ailleurs.example"), ("Host", "navette.test")],
      [("Origin", "null"), ("Host", "navette.test")],
      [("Origin", "http://navette.test"), ("Host", "navette.test")], [("Origin", "https://navette.test")],
      [("Origin", "https://navette.test:8443"), ("Host", "navette.test")],
      [("Sec-Fetch-Site", "none"), ("Sec-Fetch-Site", "cross-site")],
    ]
    for headers in foreign {
      for method in [HTTP.Method.get, .post] {
        let answer = try fixture.ask("intervenant", method, target, headers: headers)
        #expect(answer.status == 403 && answer.problem == "origine", "\(headers)")
      }
    }
  }

  @Test(arguments: [
    [("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")],
    [("Origin", "https://navette.test:8443"), ("Host", "navette.test:8443")],
    [("Origin", "https://navette.test"), ("Host", "Navette.test:443")],
  ])
  func `our own pages and the address bar pass`(headers: [(String, String)]) throws {
    #expect(try fixture.ask("intervenant", .get, "/api/moi", headers: headers).status == 200)
  }

  @Test(arguments: ["/api/fiches", "/api/avis"])
  func `what is created needs a key, once and well formed`(target: String) throws {
    let key = IdempotencyKey.random().description
    let wrong: [[(String, String)]] = [
      [], [("Idempotency-Key", "")], [("Idempotency-Key", "abc")], [("Idempotency-Key", key.uppercased() + "0")],
      [("Idempotency-Key", key), ("Idempotency-Key", key)],
    ]
    for headers in wrong {
      let answer = try fixture.ask(
        "intervenant", .post, target, headers: [("Content-Type", "application/json")] + headers,
        body: Bodies.transmission.serialized())
      #expect(answer.status == 400 && answer.problem == "cle" && answer.pointers == ["Idempotency-Key"])
    }
  }

  @Test(arguments: [
    "/api/fiches/FN-2026-AAAA-AAAA-AA/chronologie", "/api/fiches/x/recus", "/api/journal/preuves/-1",
    "/api/journal/preuves/01", "/api/journal/preuves/18446744073709551616", "/api/organismes/Nord!/destinataires",
    "/api/fiches/\(RequestRefusalTests.avis)/chronologie",
  ])
  func `a place that does not parse is a path that does not exist`(target: String) throws {
    let answer = try fixture.get("auditeur", target)
    #expect(answer.status == 404 && answer.problem == "chemin", "\(answer.text)")
  }

  @Test(arguments: [
    ("?dossier=autre", "?dossier"), ("?limite=0", "?limite"), ("?limite=501", "?limite"), ("?limite=1e2", "?limite"),
    ("?limite=+5", "?limite"), ("?apres=x", "?apres"), ("?limite=5&limite=5", "?limite"), ("?Limite=5", "?"),
    ("?dossier", "?dossier"),
  ])
  func `a wrong parameter is named`(query: String, pointer: String) throws {
    let answer = try fixture.get("nord-1", "/api/boite" + query)
    #expect(answer.status == 422 && answer.pointers == [pointer], "\(answer.text)")
  }

  @Test func `a parameter that is not UTF-8 is refused`() throws {
    #expect(try fixture.get("nord-1", "/api/boite?apres=%ff").status == 400)
  }

  @Test func `every answer keeps browsers from caching and framing`() throws {
    let answers = [
      try fixture.get("intervenant", "/api/moi"), try fixture.get("intervenant", "/api/rien"),
      try fixture.get(nil, "/api/moi"), try fixture.post("intervenant", "/api/fiches", [:]),
      try fixture.get("commandant", "/api/boite"),
    ]
    #expect(answers.map(\.status) == [200, 404, 403, 422, 403])
    for answer in answers {
      for (name, value) in SecurityFields.api { #expect(answer[name] == value) }
      #expect(
        answer["Content-Type"]?.hasPrefix(answer.status == 200 ? "application/json" : "application/problem+json")
          == true)
    }
  }
}

extension TestAgent {
  var certificate: Certificate { certificates.authentication }
}
