import Cryptography
import Foundation
import Testing

@testable import HTTP

/// The server over real TLS on loopback.
@Suite(.timeLimit(.minutes(1)))
struct ServerTests {
  @Test func `a request is answered and its handler knows the peer`() throws {
    let test = try TestServer { $0.commonHeaders = [("X-Common", "yes")] }
    let response = try test.client().send(.get, "/peer")
    #expect(response.status == .ok)
    #expect(response.body == Array("agent-1".utf8))
    #expect(response.headers["X-Common"] == "yes")
    #expect(response.headers["Date"]?.hasSuffix(" GMT") == true)
  }

  @Test func `one connection serves many requests, of bodies large and small`() throws {
    let test = try TestServer()
    let client = try test.client()
    for size in [0, 1, 100, 16_384, 16_385, 300_000, 1_048_576] {
      let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      #expect(try client.send(.post, "/echo", body: body).body == body)
    }
    #expect(test.server.metrics.handshakes == 1)
  }

  @Test func `a large response is written as the client takes it`() throws {
    let test = try TestServer()
    #expect(try test.client().send(.get, "/big").body == Array(repeating: 7, count: 8_000_000))
  }

  @Test func `HEAD has a length and no body, and the connection goes on`() throws {
    let test = try TestServer()
    let client = try test.client()
    let response = try client.send(.head, "/")
    #expect(response.headers["Content-Length"] == "5" && response.body.isEmpty)
    #expect(try client.send(.get, "/").body == Array("hello".utf8))
    #expect(test.server.metrics.handshakes == 1)
  }

  @Test func `pipelined requests are answered in order, slow ones too`() throws {
    let test = try TestServer()
    let raw = try test.raw()
    let one = "Host: a\r\n\r\n"
    raw.send("GET /later HTTP/1.1\r\n\(one)GET /peer HTTP/1.1\r\n\(one)GET / HTTP/1.1\r\nConnection: close\r\n\(one)")
    let text = raw.receive()
    let places = ["later", "agent-1", "hello"].compactMap { text.range(of: "\r\n\r\n\($0)")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(!text.hasSuffix("<timeout>"))
  }

  @Test func `a hundred pipelined requests get a hundred answers`() throws {
    let test = try TestServer()
    let raw = try test.raw()
    raw.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 100))
    #expect(raw.receive(until: "hello", count: 100).components(separatedBy: "hello").count == 101)
  }

  @Test func `an answer may come later, from another thread`() throws {
    let test = try TestServer()
    #expect(try test.client().send(.get, "/later").body == Array("later".utf8))
  }

  @Test func `a slow answer holds up nobody else`() throws {
    let test = try TestServer { $0.reactors = 1 }
    let slow = try test.raw()
    slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    let start = Date.now
    #expect(try test.client().send(.get, "/").status == .ok)
    #expect(Date.now.timeIntervalSince(start) < 0.35)
    #expect(slow.receive(until: "slow").contains("slow"))
  }

  @Test(arguments: ["/dropped", "/dropped-later"])
  func `a reply that is dropped answers 500`(path: String) throws {
    let test = try TestServer()
    let response = try test.client().send(.get, path)
    #expect(response.status == .internalServerError)
    #expect(response.headers["Content-Type"] == "application/problem+json")
  }

  @Test func `only the first answer counts`() throws {
    let test = try TestServer()
    let client = try test.client()
    #expect(try client.send(.get, "/twice").body == Array("first".utf8))
    #expect(try client.send(.get, "/").body == Array("hello".utf8))
  }

  @Test func `a field with a line end becomes a 500`() throws {
    let test = try TestServer()
    #expect(try test.client().send(.get, "/split").status == .internalServerError)
  }

  @Test func `version 1_0 is answered and closed, unless it asks to stay`() throws {
    let test = try TestServer()
    let first = try test.raw()
    first.send("GET / HTTP/1.0\r\n\r\n")
    let text = first.receive()
    #expect(text.contains("Connection: close") && text.hasSuffix("hello"))
    let second = try test.raw()
    second.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    #expect(second.receive(until: "hello").contains("Connection: keep-alive"))
    second.send("GET / HTTP/1.0\r\n\r\n")
    #expect(second.receive().hasSuffix("hello"))
  }

  @Test func `a client that waits for 100 Continue gets it`() throws {
    let test = try TestServer()
    let raw = try test.raw()
    raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
    #expect(raw.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    raw.send("abc")
    #expect(raw.receive(until: "abc").contains("200 OK"))
  }

  @Test func `half a request before a close is answered 400`() throws {
    let test = try TestServer()
    let raw = try test.raw()
    raw.send("GET / HTTP/1.1\r\nHo")
    raw.finish()
    #expect(raw.receive().hasPrefix("HTTP/1.1 400 "))
  }

  @Test func `a reset in the middle of a request or an answer leaves the server whole`() throws {
    let test = try TestServer()
    for text in [
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc", "GET /big HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /later HTTP/1.1\r\nHost: a\r\n\r\n", "",
    ] {
      let raw = try test.raw()
      raw.send(text)
      raw.reset()
    }
    #expect(test.eventually { $0.open == 0 })
    #expect(try test.client().send(.get, "/").status == .ok)
  }

  /// A few of each reason: a handshake for every vector takes its time, and `Tests/tools/check-http-corpus` makes them.
  @Test func `vectors of every reason get over TLS the status that the parser gives`() throws {
    let test = try TestServer()
    var tried: [RefusalReason: Int] = [:]
    for vector in RequestVector.all {
      guard let reason = RefusalReason(rawValue: vector.expected), tried[reason, default: 0] < 4 else { continue }
      let raw = try test.raw()
      raw.send(vector.octets)
      let last = raw.receive().components(separatedBy: "HTTP/1.1 ").last ?? ""
      #expect(last.hasPrefix("\(reason.status.code) "), "\(vector.title)")
      #expect(last.contains("application/problem+json") && last.contains("\"\(reason.rawValue)\""), "\(vector.title)")
      tried[reason, default: 0] += 1
    }
    #expect(tried.count >= 24)
  }
}
