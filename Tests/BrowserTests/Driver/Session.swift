import Foundation
import JSON
import SystemSupport

/// A window of a browser, driven by WebDriver's commands (W3C WebDriver 2). One thread at a time.
final class Session {
  private let driver: WebDriver
  private let id: String

  /// Opens a session; what the capabilities must be is asked as `alwaysMatch`.
  init(_ driver: WebDriver, capabilities: JSON) throws {
    self.driver = driver
    let opened = try driver.post("/session", ["capabilities": ["alwaysMatch": capabilities]])
    guard let id = opened["sessionId"]?.string else { throw SystemFault("the driver opened no session") }
    self.id = id
  }

  func get(_ command: String) throws -> JSON { try driver.get("/session/\(id)/\(command)") }

  @discardableResult
  func post(_ command: String, _ body: JSON = .object(JSONObject())) throws -> JSON {
    try driver.post("/session/\(id)/\(command)", body)
  }

  /// Closes the window and the browser.
  func end() throws { _ = try driver.delete("/session/\(id)") }
}

// MARK: Pages

extension Session {
  /// Goes to an address and waits for the end of the loading.
  func navigate(to address: String) throws { try post("url", ["url": .string(address)]) }

  func url() throws -> String { try get("url").string ?? "" }
  func title() throws -> String { try get("title").string ?? "" }
  /// The document as it is now, written as HTML.
  func source() throws -> String { try get("source").string ?? "" }
  func back() throws { try post("back") }
}
