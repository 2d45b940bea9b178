import TestSupport
import Cryptography
import Foundation
import Glibc
import HTTP

/// Answers by path: what the tests of the server ask for.
struct TestHandler: RequestHandler {
  func handle(_ request: Request, _ reply: Reply) {
    switch request.target.path {
    case "/peer": reply.send(.text(request.peer?.subjectCommonName ?? "nobody"))
    case "/echo": reply.send(Response(.ok, contentType: "application/octet-stream", body: request.body))
    case "/later":
      Thread.detachNewThread {
        usleep(20_000)
        reply.send(.text("later"))
      }
    case "/slow":
      Thread.detachNewThread {
        usleep(400_000)
        reply.send(.text("slow"))
      }
    case "/never": Thread.detachNewThread { withExtendedLifetime(reply) { _ = sleep(3) } }
    case "/dropped": break
    case "/dropped-later":
      Thread.detachNewThread {
        usleep(20_000)
        withExtendedLifetime(reply) {}
      }
    case "/twice":
      reply.send(.text("first"))
      reply.send(.text("second"))
    case "/big":
      reply.send(Response(.ok, contentType: "application/octet-stream", body: Array(repeating: 7, count: 8_000_000)))
    case "/split": reply.send(Response(.seeOther, headers: [("Location", "/\r\nX: y")]))
    default: reply.send(.text("hello"))
    }
  }

  func refusal(_ reason: RefusalReason, of head: RequestHead?) -> Response? {
    guard let head, head.target.path == "/own-words" else { return nil }
    return .text("\(head.method.rawValue) \(head.headers["X-Told"] ?? "")", status: reason.status)
  }
}

/// A server on a free port, stopped with the test.
final class TestServer {
  let pki: TLSTestPKI
  let agent: TLSIdentity
  let server: Server

  init(_ configure: (inout ServerConfiguration) -> Void = { _ in }) throws {
    pki = try TLSTestPKI()
    agent = try pki.agent("agent-1")
    var configuration = ServerConfiguration()
    configure(&configuration)
    server = try Server(configuration, pki.serverContext(), TestHandler())
    try server.start()
  }

  deinit {
    server.stop(grace: .zero)
    server.wait()
  }

  func client(_ identity: TLSIdentity? = nil) throws -> Client {
    let context = try pki.clientContext(identity ?? agent)
    var configuration = ClientConfiguration(host: "127.0.0.1", port: server.port, transport: .tls(context))
    configuration.exchangeDeadline = .seconds(10)
    return Client(configuration)
  }

  func raw(_ identity: TLSIdentity? = nil) throws -> RawClient {
    try RawClient(server.port, pki.clientContext(identity ?? agent))
  }

  /// Counters follow responses by a moment.
  func eventually(_ condition: (ServerMetrics) -> Bool) -> Bool {
    for _ in 0..<200 {
      if condition(server.metrics) { return true }
      usleep(10_000)
    }
    return false
  }
}
