import Cryptography
import Foundation
import TestSupport
import Testing

@testable import HTTP

/// Starting and stopping.
@Suite(.timeLimit(.minutes(1)))
struct ServerLifeTests {
  @Test func `a stop answers what is in progress, closes what is idle and takes nothing new`() throws {
    let test = try TestServer()
    let (idle, busy) = (try test.raw(), try test.raw())
    busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(test.eventually { $0.handshakes == 2 })
    usleep(100_000)
    let port = test.server.port
    test.server.stop(grace: .seconds(5))
    #expect(idle.isClosed())
    #expect(throws: HTTPError.self) {
      try Client(ClientConfiguration(host: "127.0.0.1", port: port, transport: .plain)).send(.get, "/")
    }
    let text = busy.receive()
    #expect(text.contains("Connection: close") && text.hasSuffix("slow"))
    test.server.wait()
  }

  @Test func `a stop does not wait past its grace`() throws {
    let test = try TestServer()
    let raw = try test.raw()
    raw.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(test.eventually { $0.handshakes == 1 })
    let start = Date.now
    test.server.stop(grace: .milliseconds(200))
    test.server.wait()
    #expect(Date.now.timeIntervalSince(start) < 2)
    #expect(test.server.metrics.open == 0)
  }

  @Test func `a server starts once`() throws {
    let test = try TestServer()
    #expect(throws: HTTPError(.alreadyStarted)) { try test.server.start() }
    test.server.stop(grace: .zero)
    test.server.wait()
    #expect(throws: HTTPError(.alreadyStarted)) { try test.server.start() }
    #expect(test.server.port == 0)
  }

  @Test func `two servers do not share a port`() throws {
    let test = try TestServer()
    var configuration = ServerConfiguration()
    configuration.port = test.server.port
    let second = try Server(configuration, test.pki.serverContext(), TestHandler())
    #expect(throws: HTTPError(.listening)) { try second.start() }
  }

  @Test func `an address that is a name is refused`() throws {
    let pki = try TLSTestPKI()
    var configuration = ServerConfiguration()
    configuration.address = "localhost"
    let server = try Server(configuration, pki.serverContext(), TestHandler())
    #expect(throws: HTTPError(.listening)) { try server.start() }
    server.wait()
  }

  @Test func `a common field that cannot be written is refused`() throws {
    let pki = try TLSTestPKI()
    var configuration = ServerConfiguration()
    configuration.commonHeaders = [("X", "a\r\nb")]
    #expect(throws: HTTPError(.invalidField)) { try Server(configuration, pki.serverContext(), TestHandler()) }
  }

  @Test func `a reply without a connection keeps what was sent`() throws {
    let reply = Reply()
    TestHandler().handle(try Request(.get, "/"), reply)
    #expect(reply.response?.status == .ok)
    #expect(throws: HTTPError(.invalidTarget)) { try Request(.get, "no slash") }
    #expect(throws: HTTPError(.invalidField)) { try Request(.get, "/", headers: [("X", "\n")]) }
  }

  @Test func `a hundred connections are spread over the reactors and all served`() throws {
    let test = try TestServer { $0.maximumConnectionsPerPeer = 200 }
    let raws = try (0..<100).map { _ in try test.raw() }
    for raw in raws { raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
    for raw in raws { #expect(raw.receive(until: "hello").contains("hello")) }
    // An optimised build would close them after their last use, before they are counted.
    withExtendedLifetime(raws) { #expect(test.eventually { $0.open == 100 && $0.responses[2] == 100 }) }
  }
}
