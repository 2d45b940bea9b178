import JSON

extension Session {
  /// Runs the body of a function in the page, which a page's content security policy does not prevent.
  /// - Parameter arguments: its `arguments`.
  /// - Returns: what it returns; for a promise, what it comes to.
  @discardableResult
  func run(_ body: String, _ arguments: JSON...) throws -> JSON {
    try post("execute/sync", ["script": .string(body), "args": .array(arguments)])
  }

  /// The same; it ends when it calls the last of its `arguments`, with what is then returned.
  @discardableResult
  func runUntilCalledBack(_ body: String, _ arguments: JSON...) throws -> JSON {
    try post("execute/async", ["script": .string(body), "args": .array(arguments)])
  }

  /// Sends a command of Chromium's own protocol, for what WebDriver does not know.
  @discardableResult
  func devTools(_ command: String, _ parameters: JSON = .object(JSONObject())) throws -> JSON {
    try post("goog/cdp/execute", ["cmd": .string(command), "params": parameters])
  }
}
