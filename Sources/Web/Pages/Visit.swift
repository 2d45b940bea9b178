internal import Foundation
internal import Gateway
internal import Liaison

/// Who looks at a page, and when, with what every page needs.
struct Visit: Sendable {
  /// Who asks.
  let call: Call
  /// The stylesheet and the script.
  let assets: Assets
  /// The path that was asked for: where the visitor stands in the navigation.
  let path: String
  private let tokens: Jeton

  init(_ call: Call, assets: Assets, tokens: Jeton, path: String) {
    (self.call, self.assets, self.tokens, self.path) = (call, assets, tokens, path)
  }

  var gateway: Gateway { call.gateway }
  var agent: AuthenticatedAgent { call.agent }
  var role: Role { call.agent.agent.role }
  var now: Date { call.now }

  /// The token that the page's forms and script send back.
  var token: String { tokens.issue(to: agent, at: now) }

  /// Whether a token is one of this agent's.
  func accepts(_ token: String) -> Bool { tokens.isValid(token, for: agent, at: now) }
}
