import Foundation
import HTTP
import Testing

@testable import Web

extension GatewayFixture {
  /// Reads a page as a browser does.
  func page(_ name: String, _ target: String) throws -> Answer {
    try ask(name, .get, target, headers: [("Sec-Fetch-Site", "same-origin"), ("Host", "navette.test")])
  }

  /// The token of an agent's pages.
  func token(_ name: String) throws -> String {
    let text = try page(name, "/confidentialite").text
    let mark = "name=\"navette-jeton\" content=\""
    let start = try #require(text.range(of: mark)).upperBound
    return String(text[start...].prefix { $0 != "\"" })
  }

  /// Sends a form as a browser does, with the token of a page unless another is given.
  func send(_ name: String, _ target: String, _ items: [(String, String)], token: String? = nil) throws -> Answer {
    let all = items + [(Form.token, try token ?? self.token(name))]
    let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try ask(
      name, .post, target,
      headers: [
        ("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "same-origin"),
        ("Host", "navette.test"), ("Origin", "https://navette.test"),
      ], body: Array(body.utf8))
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
