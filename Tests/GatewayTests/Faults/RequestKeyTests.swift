import Cryptography
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// What is kept of a request so that a retry is known.
struct RequestKeyTests {
  @Test func `a retry is known by its key and its body, and by nothing less`() {
    let (key, body) = (IdempotencyKey.random(), Array("Zyxcorps".utf8))
    #expect(RequestKey(key, request: body) == RequestKey(key, request: body))
    #expect(RequestKey(key, request: body).key == RequestKey(key, request: []).key)
    #expect(RequestKey(key, request: body).request != RequestKey(key, request: []).request)
    #expect(RequestKey(key, request: body).key != RequestKey(.random(), request: body).key)
  }

  @Test func `who holds what is kept cannot try texts against it`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    let agent = try gateway.agent("intervenant")
    let body = JSON.fiche
    _ = try gateway.transmit(body, by: "intervenant", key: key).get()
    let kept = RequestKey(key, request: body.serialized())
    #expect(try gateway.database.read { try $0.answer(to: kept.key, by: agent.id, request: kept.request) } != nil)
    // The client's key, which would be needed to digest a text alike, is nowhere; nor is a digest that needs no key.
    #expect(try gateway.database.read { try $0.answer(to: key, by: agent.id, request: kept.request) } == nil)
    #expect(kept.request != SHA256.digest(body.serialized()))
    #expect(RequestKey(.random(), request: body.serialized()).request != kept.request)
  }
}
