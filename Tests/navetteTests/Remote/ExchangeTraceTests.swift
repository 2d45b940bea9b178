import Foundation
import JSON
import Testing

@testable import navette

struct ExchangeTraceTests {
  private struct Fixed: GatewayTransport {
    let answer: Result<GatewayAnswer, CommandError>

    func send(_ request: GatewayRequest) throws -> GatewayAnswer { try answer.get() }
  }

  private static func trace(_ answer: Result<GatewayAnswer, CommandError>) throws -> [Exchange] {
    let folder = try TemporaryFolder()
    let file = folder.path.appending("trace")
    let transport = ExchangeTrace.following(Fixed(answer: answer), [ExchangeTrace.variable: file.description])
    _ = try? transport.send(.post("/api/fiches", ["secret": "MAËLLE-EN-CLAIR"]))
    #expect(try folder.permissions("trace") == 0o600)
    let bytes = try BoundedFile.read(file, maximum: 65_536)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("EN-CLAIR"))
    return bytes.split(separator: 0x0A).compactMap { Exchange($0) }
  }

  private static func answer(_ status: Int, _ body: JSON) -> GatewayAnswer {
    GatewayAnswer(
      status: status, contentType: status < 300 ? "application/json" : "application/problem+json",
      body: body.serialized(.compact))
  }

  @Test func `a success leaves what was asked and its status, and nothing of its content`() throws {
    let exchanges = try Self.trace(.success(Self.answer(201, ["contenu": "MAËLLE-EN-CLAIR"])))
    #expect(exchanges == [Exchange(request: "POST /api/fiches", status: 201)])
  }

  @Test func `a refusal leaves its articles, and what was missing`() throws {
    let body: JSON = [
      "title": "Refusée",
      "conditions": [["politique": "q", "articles": "RGPD", "motif": "M.", "conditions": ["l’accord est donné"]]],
      "refus": [["politique": "p", "articles": "Code pénal, art. 226-13", "motif": "Secret.", "force": "loi"]],
    ]
    let exchange = try #require(try Self.trace(.success(Self.answer(403, body))).first)
    #expect(exchange.status == 403)
    #expect(exchange.articles == ["Code pénal, art. 226-13"])
    #expect(exchange.reasons == ["Secret."])
    #expect(exchange.conditions == ["l’accord est donné (RGPD)"])
  }

  @Test func `no answer leaves why`() throws {
    let exchange = try #require(try Self.trace(.failure(CommandError(.refused, "revoked"))).first)
    #expect(exchange.status == nil)
    #expect(exchange.fault == "revoked")
  }

  @Test func `without the variable nothing is followed`() {
    let transport = ExchangeTrace.following(Fixed(answer: .failure(CommandError(.refused, ""))), [:])
    #expect(!(transport is ExchangeTrace))
  }

  @Test(arguments: ["", "{}", "[]", "{\"statut\":200}", "{\"requete\":1}", "{\"requete\":\"GET /\"} x"])
  func `a line that is not an exchange is not read as one`(line: String) {
    #expect(Exchange(Array(line.utf8)) == nil)
  }
}
