import Gateway
import HTTP
import Synchronization
import Testing

@testable import Web

struct AnsweringTests {
  private func answer(_ answering: Answering) -> Response? {
    let reply = Reply()
    answering.start { reply.send($0) }
    return reply.response
  }

  @Test func `a use case that fails is written as its problem`() {
    let failed = Answering.outcome { (completion: @escaping Completion<Int>) in
      completion(.failed(GatewayError(.unavailable, "Phrase.")))
    } render: { _ in
      .text("fait")
    }
    #expect(answer(failed)?.status == .serviceUnavailable)
  }

  @Test func `a use case that ends twice is answered once`() {
    let twice = Answering.outcome { (completion: @escaping Completion<Int>) in
      completion(.done(1))
      completion(.done(2))
    } render: {
      .text("\($0)")
    }
    #expect(answer(twice).map { String(decoding: $0.body, as: UTF8.self) } == "1")
  }

  @Test func `a use case that drops its completion lets the reply go, which then answers by itself`() {
    let dropped = Answering.outcome { (_: @escaping Completion<Int>) in
    } render: { _ in
      .text("jamais")
    }
    weak var released: Reply?
    do {
      let reply = Reply()
      released = reply
      dropped.start { reply.send($0) }
    }
    #expect(released == nil)
  }
}
