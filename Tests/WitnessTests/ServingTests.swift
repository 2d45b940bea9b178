import Cryptography
import Foundation
import HTTP
import Journal
import TestSupport
import Testing
import Witness

/// The witness over real TLS, asked by a client without certificate.
struct ServingTests {
  private let log: TestLog
  private let witness: TestWitness
  private let server: Server
  private let pki: TLSTestPKI

  init() throws {
    log = try TestLog(300)
    witness = try TestWitness(trusting: [log.signer.key])
    pki = try TLSTestPKI()
    var configuration = ServerConfiguration()
    configuration.limits = WitnessHandler.limits
    server = try Server(
      configuration, TLSContext.server(identity: pki.server), WitnessHandler(try witness.start()))
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

  private func answer(_ response: ClientResponse) throws -> WitnessAnswer {
    try WitnessAnswer(
      status: response.status.code, contentType: response.headers["Content-Type"], body: response.body)
  }

  @Test func `a client without certificate gets a cosignature, and another over the same connection`() throws {
    defer { stop() }
    let client = try client()
    for (old, new) in [(0, 7), (7, 300), (300, 300)] {
      let request = try log.request(old, new)
      let answer = try answer(client.send(.post, "/add-checkpoint", body: request.bytes))
      guard case .cosigned(let lines) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(try witness.cosigner.key.cosignature(of: request.checkpoint, among: lines).time == 1_800_000_000)
    }
  }

  @Test func `each refusal has its status, and a conflict its size and type`() throws {
    defer { stop() }
    let client = try client()
    func post(_ body: [UInt8]) throws -> ClientResponse { try client.send(.post, "/add-checkpoint", body: body) }
    _ = try post(log.request(0, 7).bytes)
    #expect(try post([]).status == .badRequest)
    #expect(try post(Array("old 7\n\n".utf8)).status == .badRequest)
    #expect(try post(TestLog(5, origin: "other.example/log").request(0, 5).bytes).status == .notFound)
    #expect(try post(TestLog(5, seed: 8).request(0, 5).bytes).status == .forbidden)
    #expect(try post(TestLog(300, fork: 3).request(7, 300).bytes).status == .unprocessableContent)
    for request in [try log.request(0, 300), try log.request(8, 9), try TestLog(7, fork: 3).request(7, 7)] {
      let response = try post(request.bytes)
      #expect(response.status == .conflict)
      #expect(response.headers["Content-Type"] == "text/x.tlog.size")
      #expect(response.body == Array("7\n".utf8))
    }
  }

  @Test func `anything but a post to the one path is refused, and the first page tells who this is`() throws {
    defer { stop() }
    let client = try client()
    let page = try client.send(.get, "/")
    #expect(page.status == .ok)
    #expect(String(decoding: page.body, as: UTF8.self).contains(witness.cosigner.key.vkey))
    for method: HTTP.Method in [.get, .put, .delete, .patch] {
      let response = try client.send(method, "/add-checkpoint")
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers["Allow"] == "POST")
    }
    #expect(try client.send(.post, "/").status == .methodNotAllowed)
    for path in ["/add-checkpoints", "/add-checkpoint/", "/add-checkpoint?x", "//add-checkpoint", "/log"] {
      #expect(try client.send(.post, path, body: log.request(0, 7).bytes).status == .notFound)
    }
    #expect(try witness.kept()?.last == nil)
  }

  @Test func `a body longer than any request is refused before it is read`() throws {
    defer { stop() }
    let body = [UInt8](repeating: 0x61, count: AddCheckpoint.maximumByteCount + 1)
    #expect(try client().send(.post, "/add-checkpoint", body: body).status == .contentTooLarge)
  }

  @Test func `a disk that fails is told without a cosignature`() throws {
    defer { stop() }
    let file = try #require(try witness.files().first)
    try FileManager.default.createDirectory(atPath: file.path + ".new", withIntermediateDirectories: false)
    let response = try client().send(.post, "/add-checkpoint", body: log.request(0, 7).bytes)
    #expect(response.status == .internalServerError)
    #expect(!String(decoding: response.body, as: UTF8.self).contains("\u{2014}"))
    #expect(throws: JournalError.self) { try answer(response) }
  }

  @Test func `requests at once over many connections leave one history`() throws {
    defer { stop() }
    let requests = try (1...16).map { try log.request(0, $0) }
    let clients = try requests.map { _ in UncheckedClient(try client()) }
    DispatchQueue.concurrentPerform(iterations: requests.count) { index in
      clients[index].status = try? clients[index].client.send(.post, "/add-checkpoint", body: requests[index].bytes)
        .status
    }
    #expect(clients.count { $0.status == .ok } == 1)
    #expect(clients.count { $0.status == .conflict } == 15)
  }

  /// Used by one iteration each.
  private final class UncheckedClient: @unchecked Sendable {  // Sendable: one thread at a time has it.
    let client: Client
    var status: Status?
    init(_ client: Client) { self.client = client }
  }
}
