import Cryptography
import Foundation
import Glibc
import TestSupport
import Testing

@testable import HTTP

/// What the server does to those who should not be there, or stay too long.
@Suite(.timeLimit(.minutes(1)))
struct ServerDefenceTests {
  @Test func `a client without a certificate is refused`() throws {
    let test = try TestServer()
    let context = try test.pki.clientContext(nil)
    let client = Client(ClientConfiguration(host: "127.0.0.1", port: test.server.port, transport: .tls(context)))
    #expect(throws: HTTPError(.handshake)) { try client.send(.get, "/") }
    #expect(test.eventually { $0.failedHandshakes[.noCertificate] == 1 })
  }

  @Test func `a client of another authority is refused`() throws {
    let test = try TestServer()
    let stranger = try TLSTestPKI().agent("agent-1")
    #expect(throws: HTTPError(.handshake)) { try test.client(stranger).send(.get, "/") }
    #expect(test.eventually { $0.failedHandshakes[.untrusted] == 1 })
  }

  @Test func `a revoked client is refused and its alert reaches it`() throws {
    let test = try TestServer()
    test.server.reload(try test.pki.serverContext(revoking: [test.agent])) { _ in true }
    #expect(throws: HTTPError(.handshake)) { try test.client().send(.get, "/") }
    #expect(test.eventually { $0.failedHandshakes[.revoked] == 1 })
  }

  @Test func `a client refuses a server of another authority`() throws {
    let test = try TestServer()
    let context = try TLSTestPKI().clientContext(test.agent)
    let client = Client(ClientConfiguration(host: "127.0.0.1", port: test.server.port, transport: .tls(context)))
    #expect(throws: HTTPError(.handshake)) { try client.send(.get, "/") }
  }

  @Test func `clear text is refused`() throws {
    let test = try TestServer()
    let descriptor = try RawClient.connect(test.server.port)
    defer { close(descriptor) }
    let text = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    #expect(Glibc.send(descriptor, text, text.count, 0) == text.count)
    #expect(test.eventually { $0.failedHandshakes[.malformed] == 1 })
  }

  @Test func `a handshake that does not come is cut`() throws {
    let test = try TestServer { $0.deadlines.handshake = .milliseconds(200) }
    let descriptor = try RawClient.connect(test.server.port)
    defer { close(descriptor) }
    #expect(test.eventually { $0.timedOut == 1 && $0.open == 0 })
  }

  @Test func `a head that drips is cut at its deadline`() throws {
    let test = try TestServer { $0.deadlines.head = .milliseconds(400) }
    let raw = try test.raw()
    let start = Date.now
    raw.send("GET / HTTP/1.1\r\nX: ")
    while raw.send("a"), Date.now.timeIntervalSince(start) < 5, !test.server.metrics.refusals.keys.contains(.timedOut) {
      usleep(20_000)
    }
    #expect(raw.receive().hasPrefix("HTTP/1.1 408 "))
    #expect(Date.now.timeIntervalSince(start) < 3)
  }

  @Test func `a body that drips is cut at its deadline`() throws {
    let test = try TestServer { $0.deadlines.body = .milliseconds(400) }
    let raw = try test.raw()
    let start = Date.now
    raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
    while raw.send("a"), Date.now.timeIntervalSince(start) < 5, !test.server.metrics.refusals.keys.contains(.timedOut) {
      usleep(20_000)
    }
    #expect(raw.receive().hasPrefix("HTTP/1.1 408 "))
    #expect(Date.now.timeIntervalSince(start) < 3)
  }

  @Test func `a client that does not read is cut`() throws {
    let test = try TestServer {
      $0.deadlines.write = .milliseconds(100)
      // Seven million octets more than a usual answer.
      $0.deadlines.slowestLine = 35_000_000
    }
    let raw = try test.raw()
    raw.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(test.eventually { $0.timedOut == 1 && $0.open == 0 })
  }

  @Test func `an idle connection is closed and the client opens another`() throws {
    let test = try TestServer { $0.deadlines.idle = .milliseconds(200) }
    let client = try test.client()
    #expect(try client.send(.post, "/echo", body: [1]).status == .ok)
    #expect(test.eventually { $0.open == 0 })
    #expect(try client.send(.post, "/echo", body: [2]).body == [2])
    #expect(test.eventually { $0.handshakes == 2 })
  }

  @Test func `a handler that never answers gives 503`() throws {
    let test = try TestServer { $0.deadlines.answer = .milliseconds(300) }
    #expect(try test.client().send(.get, "/never").status == .serviceUnavailable)
  }

  @Test func `an old connection is closed after its answer`() throws {
    let test = try TestServer { $0.deadlines.connection = .zero }
    let client = try test.client()
    #expect(try client.send(.get, "/").headers["Connection"] == "close")
    #expect(try client.send(.get, "/").status == .ok)
  }

  @Test func `a body too large is answered 413, whole or announced`() throws {
    let test = try TestServer { $0.limits.body = 1_000 }
    #expect(try test.client().send(.post, "/echo", body: Array(repeating: 1, count: 1_001)).status == .contentTooLarge)
    #expect(
      try test.client().send(.post, "/echo", body: Array(repeating: 1, count: 500_000)).status == .contentTooLarge)
    #expect(try test.client().send(.post, "/echo", body: Array(repeating: 1, count: 1_000)).status == .ok)
  }

  @Test func `a handler may say a refusal in its own words, once the head is whole`() throws {
    let test = try TestServer { $0.limits.body = 1_000 }
    func refused(_ target: String, _ headers: [(String, String)] = []) throws -> ClientResponse {
      try test.client().send(.post, target, headers: headers, body: Array(repeating: 1, count: 1_001))
    }
    let own = try refused("/own-words", [("X-Told", "mot")])
    #expect(own.status == .contentTooLarge && String(decoding: own.body, as: UTF8.self) == "POST mot")
    #expect(own.headers["Connection"] == "close")
    #expect(try refused("/echo").headers["Content-Type"] == "application/problem+json")
    // Chunked: the refusal comes in the middle of the body.
    let raw = try test.raw()
    raw.send("POST /own-words HTTP/1.1\r\nHost: a\r\nX-Told: mot\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n")
    #expect(raw.receive(until: "mot").contains("413"))
    // Before the end of the head there is nothing to speak of.
    let short = try test.raw()
    short.send("POST /own-words HTTP/1.1\r\nHost : a\r\n")
    #expect(short.receive(until: "}").contains("application/problem+json"))
  }

  @Test func `a path may take a longer body that announces its length, and nothing else may`() throws {
    let test = try TestServer {
      $0.limits.body = 1_000
      $0.limits.longBodies = ["/echo": 5_000]
    }
    func status(_ target: String, _ count: Int) throws -> Status {
      try test.client().send(.post, target, body: Array(repeating: 1, count: count)).status
    }
    #expect(try test.client().send(.post, "/echo", body: Array(repeating: 1, count: 5_000)).body.count == 5_000)
    #expect(try status("/echo?a=b", 5_000) == .ok)
    #expect(try status("/echo", 5_001) == .contentTooLarge)
    for target in ["/", "/echo/", "/Echo", "/%65cho", "/echo/a"] {
      #expect(try status(target, 1_001) == .contentTooLarge, "\(target)")
    }
    let raw = try test.raw()
    raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n")
    #expect(raw.receive(until: "\r\n").contains("413"))
  }

  @Test func `few long bodies are held at once, fewer of one peer, and their places come back`() throws {
    let test = try TestServer {
      $0.limits.body = 1_000
      $0.limits.longBodies = ["/echo": 5_000]
      $0.maximumLongBodies = 4
    }
    // One of a peer for each of two reactors: the third finds no place, wherever it is.
    let held = [try test.raw(), try test.raw(), try test.raw()]
    for raw in held { raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\nabc") }
    #expect(test.eventually { ($0.refusals[.overloaded] ?? 0) >= 1 })
    #expect(try test.client().send(.get, "/").status == .ok)
    #expect(try test.client().send(.post, "/echo", body: Array(repeating: 1, count: 1_000)).status == .ok)
    let rest = String(repeating: "z", count: 4_997)
    let answers = held.map { raw in
      raw.send(rest)
      return raw.receive(until: "\r\n")
    }
    #expect(answers.contains { $0.contains("200 OK") })
    #expect(answers.contains { $0.contains("503") })
    #expect(try test.client().send(.post, "/echo", body: Array(repeating: 1, count: 5_000)).status == .ok)
  }

  @Test func `a flood of fields is answered 431`() throws {
    let test = try TestServer()
    let many = (0..<200).map { ("X-\($0)", "a") }
    #expect(try test.client().send(.get, "/", headers: many).status == .headerFieldsTooLarge)
    let long = [("X", String(repeating: "a", count: 20_000))]
    #expect(try test.client().send(.get, "/", headers: long).status == .headerFieldsTooLarge)
  }

  @Test func `a peer has a limit of connections, which another peer does not share`() throws {
    let test = try TestServer { $0.maximumConnectionsPerPeer = 2 }
    let held = [try test.raw(), try test.raw()]
    for raw in held { raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
    for raw in held { #expect(raw.receive(until: "hello").contains("200 OK")) }
    #expect(try test.client().send(.get, "/").status == .tooManyRequests)
    #expect(try test.client(test.pki.agent("agent-2")).send(.get, "/").status == .ok)
    held[0].reset()
    #expect(test.eventually { $0.open <= 2 })
    #expect(try test.client().send(.get, "/").status == .ok)
  }

  @Test func `connections past the limit in all are turned away`() throws {
    let test = try TestServer { $0.maximumConnections = 2 }
    let held = [try test.raw(), try test.raw()]
    #expect(test.eventually { $0.open == 2 })
    #expect(throws: HTTPError.self) { try test.client().send(.get, "/") }
    #expect(test.eventually { $0.turnedAway >= 1 && $0.open == 2 })
    withExtendedLifetime(held) {}
  }

  @Test func `clients without a certificate fill their share of the table only, and lose it to newcomers`() throws {
    let test = try TestServer {
      $0.maximumConnections = 20
      $0.maximumUnauthenticated = 4
    }
    var silent = try (0..<15).map { _ in try RawClient.connect(test.server.port) }
    defer { for descriptor in silent { close(descriptor) } }
    #expect(test.eventually { $0.turnedAway == 11 && $0.open == 4 })
    #expect(try test.client().send(.get, "/").status == .ok)
    // Agents in the meantime, in a crowd of strangers.
    let agents = try (0..<6).map { _ in try test.raw() }
    silent += try (0..<15).map { _ in try RawClient.connect(test.server.port) }
    #expect(test.eventually { $0.turnedAway >= 22 && $0.open <= 11 })
    for agent in agents {
      agent.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(agent.receive(until: "hello").contains("200 OK"))
    }
  }

  @Test func `handshakes that failed count as strangers until they are closed`() throws {
    let test = try TestServer {
      $0.maximumUnauthenticated = 2
      $0.deadlines.linger = .seconds(30)
    }
    let held = try (0..<8).map { _ in
      let descriptor = try RawClient.connect(test.server.port)
      _ = Glibc.send(descriptor, "GET / HTTP/1.1\r\n", 16, 0)
      return descriptor
    }
    defer { for descriptor in held { close(descriptor) } }
    #expect(test.eventually { $0.turnedAway == 6 && $0.open == 2 })
    #expect(try test.client().send(.get, "/").status == .ok)
  }

  @Test func `a reload closes the connections of a revoked agent and no other`() throws {
    let test = try TestServer()
    let second = try test.pki.agent("agent-2")
    let (revoked, kept) = (try test.raw(), try test.raw(second))
    for raw in [revoked, kept] {
      raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(raw.receive(until: "hello").contains("hello"))
    }
    let digest = test.agent.chain[0].sha256
    test.server.reload(try test.pki.serverContext(revoking: [test.agent])) { $0.sha256 != digest }
    #expect(revoked.isClosed())
    kept.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(kept.receive(until: "hello").contains("hello"))
    #expect(test.eventually { $0.revoked == 1 })
    #expect(throws: HTTPError(.handshake)) { try test.client().send(.get, "/") }
  }

  @Test func `a reload closes a revoked agent's connection while it waits for an answer`() throws {
    let test = try TestServer()
    let raw = try test.raw()
    raw.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    usleep(100_000)
    test.server.reload(try test.pki.serverContext(revoking: [test.agent])) { _ in false }
    #expect(!raw.receive().contains("slow"))
  }
}
