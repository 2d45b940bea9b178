internal import Cryptography
internal import Foundation
internal import Gateway
internal import HTTP

/// Proves that a state-changing request of a browser comes from a page that this gateway gave to this very agent: the
/// browser shows the client certificate by itself, whoever makes it ask.
///
/// Nothing is kept: a token is a code over the agent's certificate and a span of six hours, under a key that is made at
/// each start. It is good for twelve hours at least.
struct Jeton: Sendable {
  /// The field that carries it in the requests of the script.
  static let field = "X-Navette-Jeton"

  private let key: SecretBytes
  private static let span: TimeInterval = 6 * 3600

  init() { key = SecretBytes.random(count: 32) }

  /// The token of an agent's pages.
  func issue(to agent: AuthenticatedAgent, at now: Date) -> String {
    HMACSHA256.authenticate(Self.message(agent, Self.slot(now)), key: key).hex
  }

  /// Whether a token is one that this agent was given lately.
  func isValid(_ text: String, for agent: AuthenticatedAgent, at now: Date) -> Bool {
    guard let code = Digest(hex: text) else { return false }
    let slot = Self.slot(now)
    return (0...2).contains { HMACSHA256.isValid(code, for: Self.message(agent, slot - $0), key: key) }
  }

  /// Judges a request of the API: programs, which send none of a browser's fields, need no token.
  /// - Throws: ``Problem`` `stalePage`.
  func check(_ request: Request, by agent: AuthenticatedAgent, at now: Date) throws(Problem) {
    let isBrowser = ["Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Cookie"].contains {
      !request.headers.all($0).isEmpty
    }
    guard isBrowser, request.method == .post else { return }
    guard let text = request.headers.only(Self.field), isValid(text, for: agent, at: now) else { throw .stalePage }
  }

  private static func slot(_ now: Date) -> Int { Int((now.timeIntervalSince1970 / span).rounded(.down)) }

  private static func message(_ agent: AuthenticatedAgent, _ slot: Int) -> [UInt8] {
    Array("navette-jeton/v1|\(agent.certificate.hex)|\(slot)".utf8)
  }
}
