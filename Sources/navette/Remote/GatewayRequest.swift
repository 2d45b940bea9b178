import JSON
import Liaison

/// One request to the gateway.
struct GatewayRequest: Sendable {
  enum Verb: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  let verb: Verb
  /// Path and query, percent-encoded.
  let target: String
  let body: JSON?
  /// Makes sending the same act twice harmless.
  let key: IdempotencyKey?
  /// The largest answer that is read, in bytes.
  let answerLimit: Int

  static func get(_ target: String, answerLimit: Int = 4 << 20) -> GatewayRequest {
    GatewayRequest(verb: .get, target: target, body: nil, key: nil, answerLimit: answerLimit)
  }

  static func post(
    _ target: String, _ body: JSON = [:], key: IdempotencyKey = .random(), answerLimit: Int = 4 << 20
  ) -> GatewayRequest {
    GatewayRequest(verb: .post, target: target, body: body, key: key, answerLimit: answerLimit)
  }
}

/// One answer, whole.
struct GatewayAnswer: Sendable {
  let status: Int
  let contentType: String
  let body: [UInt8]
}

/// What carries requests: the network, or a test.
protocol GatewayTransport {
  /// - Throws: ``CommandError``: `unavailable` when no whole answer came, `untrusted` when it is not the gateway.
  func send(_ request: GatewayRequest) throws -> GatewayAnswer
}
