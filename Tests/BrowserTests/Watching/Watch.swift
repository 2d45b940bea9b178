import Foundation
import JSON
import SystemSupport

/// What a browser did, as it tells it itself: what it sent, what was answered, what it complained of.
struct Watch {
  /// Every request, in order, those of pages, scripts and forms alike.
  private(set) var sent: [SentRequest] = []
  private(set) var answers: [ReceivedAnswer] = []
  private(set) var console: [ConsoleLine] = []

  /// Reads what came since the last time.
  /// - Throws: ``SystemFault`` when a request had a body that cannot be known: nothing may pass unseen.
  mutating func read(_ session: Session) throws {
    for entry in try Self.log("performance", session) {
      guard let text = entry["message"]?.string else { continue }
      let event = try JSON.parse(Array(text.utf8), limits: .init(depth: 256, bytes: 64 << 20))["message"] ?? .null
      let parameters = event["params"] ?? .null
      switch event["method"]?.string {
      // An image that is written in a page is asked of nobody.
      case "Network.requestWillBeSent":
        if !Self.isInline(parameters["request"]) { sent.append(try SentRequest(parameters, session)) }
      case "Network.responseReceived":
        if !Self.isInline(parameters["response"]) { answers.append(ReceivedAnswer(parameters)) }
      default: break
      }
    }
    console += try Self.log("browser", session).map(ConsoleLine.init)
  }

  private static func isInline(_ message: JSON?) -> Bool {
    message?["url"]?.string?.hasPrefix("data:") == true
  }

  private static func log(_ type: String, _ session: Session) throws -> [JSON] {
    try session.post("se/log", ["type": .string(type)]).array ?? []
  }
}

/// What a server answered to a browser.
struct ReceivedAnswer {
  let url: String
  let status: Int
  /// Chromium's word for what it was asked for: `Document`, `Script`, `Fetch`…
  let kind: String

  init(_ parameters: JSON) {
    url = parameters["response"]?["url"]?.string ?? ""
    status = Int(parameters["response"]?["status"]?.integer ?? 0)
    kind = parameters["type"]?.string ?? ""
  }
}

/// A line of the developers' console.
struct ConsoleLine: CustomStringConvertible {
  let level: String
  let source: String
  let text: String

  init(_ entry: JSON) {
    level = entry["level"]?.string ?? ""
    source = entry["source"]?.string ?? ""
    text = entry["message"]?.string ?? ""
  }

  /// Whether something went wrong: an exception, a resource that failed, something that the page's policy forbids.
  var isError: Bool { level == "SEVERE" }
  var description: String { "\(level) \(source): \(text)" }
}
