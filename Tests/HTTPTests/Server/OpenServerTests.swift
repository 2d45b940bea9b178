import Cryptography
import Glibc
import HTTP
import TestSupport
import Testing

/// A server whose rules ask for no certificate.
struct OpenServerTests {
  private let pki: TLSTestPKI
  private let server: Server

  init() throws {
    pki = try TLSTestPKI()
    var configuration = ServerConfiguration()
    configuration.reactors = 1
    configuration.maximumUnauthenticated = 4
    server = try Server(configuration, TLSContext.server(identity: pki.server), TestHandler())
    try server.start()
  }

  private func client(_ identity: TLSIdentity? = nil) throws -> Client {
    Client(
      ClientConfiguration(host: "127.0.0.1", port: server.port, transport: .tls(try pki.clientContext(identity))))
  }

  private func stop() {
    server.stop(grace: .zero)
    server.wait()
  }

  /// Counters follow responses by a moment.
  private func eventually(_ condition: (ServerMetrics) -> Bool) -> Bool {
    for _ in 0..<200 {
      if condition(server.metrics) { return true }
      usleep(10_000)
    }
    return false
  }

  @Test func `anybody is served, and whoever has a certificate is not asked for it`() throws {
    defer { stop() }
    let stranger = try client()
    for _ in 0..<3 { #expect(try stranger.send(.get, "/peer").body == Array("nobody".utf8)) }
    #expect(try client(pki.agent("agent-1")).send(.get, "/peer").body == Array("nobody".utf8))
    #expect(eventually { $0.handshakes == 2 })
  }

  @Test func `the same parser and limits refuse`() throws {
    defer { stop() }
    #expect(try client().send(.post, "/echo", body: Array(repeating: 1, count: 1_048_577)).status == .contentTooLarge)
    #expect(try client().send(.get, "/split").status == .internalServerError)
    #expect(try client().send(.get, "/dropped").status == .internalServerError)
  }

  @Test func `past the number of strangers the oldest makes room, and the newest are served`() throws {
    defer { stop() }
    let clients = try (0..<6).map { _ in try client() }
    for client in clients { #expect(try client.send(.get, "/").status == .ok) }
    #expect(eventually { $0.turnedAway == 2 })
    for client in clients[2...] { #expect(try client.send(.get, "/").status == .ok) }
    #expect(eventually { $0.handshakes == 6 })
  }

  @Test func `a server that asks for certificates still refuses whoever has none`() throws {
    defer { stop() }
    let strict = try Server(ServerConfiguration(), pki.serverContext(), TestHandler())
    try strict.start()
    defer {
      strict.stop(grace: .zero)
      strict.wait()
    }
    let client = Client(
      ClientConfiguration(host: "127.0.0.1", port: strict.port, transport: .tls(try pki.clientContext(nil))))
    #expect(throws: HTTPError.self) { try client.send(.get, "/peer") }
    #expect(try pki.serverContext().asksForCertificate)
    #expect(try !TLSContext.server(identity: pki.server).asksForCertificate)
  }
}
