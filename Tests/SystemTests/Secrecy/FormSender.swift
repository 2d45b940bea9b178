import Foundation
import SystemSupport

/// Sends forms as a browser without scripts does, with the token of a page.
struct FormSender {
  private let installation: Installation
  private let client: AgentClient
  private let token: String

  init(_ installation: Installation, _ client: AgentClient) throws {
    (self.installation, self.client) = (installation, client)
    let page = try client.get("/confidentialite", headers: [("Sec-Fetch-Site", "same-origin")])
    let mark = "name=\"navette-jeton\" content=\""
    guard page.status == 200, let start = page.text.range(of: mark)?.upperBound else {
      throw SystemFault("no page with a token: \(page.status)")
    }
    token = String(page.text[start...].prefix { $0 != "\"" })
  }

  func send(_ target: String, _ fields: [(String, String)]) throws -> AgentClient.Reply {
    let all = fields + [("_jeton", token)]
    let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try client.post(
      target, bytes: Array(body.utf8), type: "application/x-www-form-urlencoded",
      headers: [("Sec-Fetch-Site", "same-origin"), ("Origin", "https://127.0.0.1:\(installation.port)")])
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
