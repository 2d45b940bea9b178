import Authority
import Cryptography
import Foundation
import Gateway
import HTTP
import JSON
import Liaison
import Testing
import Web

/// The same requests through the real server, over mutual TLS.
struct LiveServerTests {
  /// A server of a fixture's API, stopped with the test.
  final class Live {
    let fixture: GatewayFixture
    let server: Server

    init() throws {
      fixture = try GatewayFixture()
      let leaf = try fixture.pki.leaf(.gatewayServer, "passerelle", names: [.ip([127, 0, 0, 1])])
      let identity = try TLSIdentity(chain: [leaf.certificate, fixture.pki.issuing.certificate], key: leaf.key)
      var configuration = ServerConfiguration()
      configuration.commonHeaders = SecurityFields.everywhere.map { ($0.name, $0.value) }
      configuration.limits.longBodies = Site.longBodies
      server = try Server(
        configuration, TLSContext.server(identity: identity, clients: fixture.gateway.directory.trust),
        fixture.site)
      try server.start()
    }

    deinit {
      server.stop(grace: .zero)
      server.wait()
    }

    func client(_ agent: TestAgent) throws -> Client {
      let identity = try TLSIdentity(
        chain: [agent.certificates.authentication, fixture.pki.issuing.certificate], key: agent.keys.authentication)
      let context = try TLSContext.client(
        identity: identity, servers: TrustStore(anchors: [fixture.pki.root.certificate]))
      var configuration = ClientConfiguration(host: "127.0.0.1", port: server.port, transport: .tls(context))
      configuration.exchangeDeadline = .seconds(20)
      return Client(configuration)
    }

    func client(_ name: String) throws -> Client { try client(#require(fixture.agents[name])) }
  }

  private static let json = [("Content-Type", "application/json")]

  @Test func `a fiche goes from its author to its recipient, and a retry gets the same answer`() throws {
    let live = try Live()
    let (author, worker) = (try live.client("intervenant"), try live.client("nord-1"))
    let headers = Self.json + [("Idempotency-Key", IdempotencyKey.random().description)]
    let sent = try author.send(.post, "/api/fiches", headers: headers, body: Bodies.transmission.serialized())
    #expect(sent.status == .created, "\(String(decoding: sent.body, as: UTF8.self))")
    #expect(sent.headers.only("Cache-Control") == "no-store")
    let reference = try #require(try JSON.parse(sent.body)["reference"]?.string)
    let retry = try author.send(.post, "/api/fiches", headers: headers, body: Bodies.transmission.serialized())
    #expect(try JSON.parse(retry.body)["reference"]?.string == reference)
    let opened = try worker.send(
      .post, "/api/fiches/\(reference)/ouverture", headers: Self.json, body: Array("{}".utf8))
    #expect(opened.status == .ok)
    #expect(try JSON.parse(opened.body)["enveloppes"]?.array?.count == 1)
  }

  @Test func `an attachment longer than any other body goes whole, and only with a fiche`() throws {
    let live = try Live()
    let (author, worker) = (try live.client("intervenant"), try live.client("nord-1"))
    func headers() -> [(String, String)] { Self.json + [("Idempotency-Key", IdempotencyKey.random().description)] }
    let content = Array(repeating: UInt8(ascii: "z"), count: 3 << 20)
    let body = Bodies.transmission(joining: content)
    let sent = try author.send(.post, "/api/fiches", headers: headers(), body: body.serialized())
    #expect(sent.status == .created, "\(String(decoding: sent.body.prefix(500), as: UTF8.self))")
    let reference = try #require(try JSON.parse(sent.body)["reference"]?.string)
    let opened = try worker.send(
      .post, "/api/fiches/\(reference)/ouverture", headers: Self.json, body: Array("{}".utf8))
    let envelopes = try #require(try JSON.parse(opened.body)["enveloppes"]?.array)
    #expect(envelopes.compactMap { $0["genre"]?.string } == ["fiche", "piece-jointe"])
    #expect(envelopes[1]["cms"]?.string?.utf8.count ?? 0 > content.count)
    for target in ["/api/avis", "/api/fiches/simulation", "/api/fiches/\(reference)/retour", "/api/fiches/"] {
      let refused = try author.send(.post, target, headers: headers(), body: body.serialized())
      #expect(refused.status == .contentTooLarge, "\(target)")
    }
    let tooLong = Array(repeating: UInt8(0x20), count: (Site.longBodies["/api/fiches"] ?? 0) + 1)
    #expect(try author.send(.post, "/api/fiches", headers: headers(), body: tooLong).status == .contentTooLarge)
  }

  @Test func `refusals and faults come over the network as they are`() throws {
    let live = try Live()
    let commander = try live.client("commandant")
    let box = try commander.send(.get, "/api/boite")
    #expect(box.status == .forbidden && box.headers.only("Content-Type") == "application/problem+json")
    let author = try live.client("intervenant")
    #expect(try author.send(.get, "/api/fiches").status == .methodNotAllowed)
    #expect(try author.send(.get, "/rien").status == .notFound)
    let fault = try author.send(
      .post, "/api/fiches", headers: Self.json + [("Idempotency-Key", IdempotencyKey.random().description)],
      body: Bodies.transmission.setting("/fiche/identite/nom", 3).serialized())
    #expect(fault.status == .unprocessableContent)
    #expect(try JSON.parse(fault.body)["champs"]?[0]?["pointeur"] == "/fiche/identite/nom")
  }

  @Test func `every answer has the fields that keep browsers quiet, once`() throws {
    let live = try Live()
    let client = try live.client("intervenant")
    let answers = [
      try client.send(.get, "/api/moi"), try client.send(.get, "/rien"),
      // Refused by the server, before any handler.
      try client.send(.post, "/api/avis", headers: Self.json, body: Array(repeating: 0x20, count: (1 << 20) + 1)),
    ]
    #expect(answers.map(\.status) == [.ok, .notFound, .contentTooLarge])
    for answer in answers {
      for (name, value) in SecurityFields.everywhere { #expect(answer.headers.only(name) == value) }
    }
  }

  @Test func `HEAD says what GET says, without the body`() throws {
    let live = try Live()
    let head = try live.client("intervenant").send(.head, "/api/moi")
    #expect(head.status == .ok && head.body.isEmpty)
    #expect(head.headers.only("Content-Type") == "application/json")
  }

  @Test func `a certificate that our authority made for nobody we know is refused by the API`() throws {
    let live = try Live()
    let stranger = try TestAgent("inconnu", .intervenant, .profession, pki: live.fixture.pki)
    let answer = try live.client(stranger).send(.get, "/api/moi")
    #expect(answer.status == .forbidden)
    #expect(try JSON.parse(answer.body)["type"] == "urn:navette:probleme:agent")
  }

  @Test func `requests side by side are all answered, each with its own fiche`() throws {
    let live = try Live()
    let references = try (0..<6).map { _ in try live.client("intervenant") }.map { client in
      let answer = try client.send(
        .post, "/api/fiches", headers: Self.json + [("Idempotency-Key", IdempotencyKey.random().description)],
        body: Bodies.transmission.serialized())
      return try #require(try JSON.parse(answer.body)["reference"]?.string)
    }
    #expect(Set(references).count == 6)
  }
}
