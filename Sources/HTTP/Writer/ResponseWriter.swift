/// Writes responses as octets: status line, the fields the server owes, the handler's, and the body.
struct ResponseWriter {
  private struct Common {
    let name: String
    /// Checked and written already.
    let line: [UInt8]
  }

  /// Fields of every response that does not have its own.
  private let common: [Common]
  private var date = HTTPDate()

  static let continueLine = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

  init(common: Headers) {
    self.common = common.lines.map { name, value in
      var line: [UInt8] = []
      Self.append(name, value, to: &line)
      return Common(name: name, line: line)
    }
  }

  /// What the connection needs to know of the exchange.
  struct Exchange {
    var isHead = false
    var version = Version.http11
    var persists = true
  }

  /// Appends the response to `output`, which grows by the head and the body.
  ///
  /// - Returns: the status written: 500 when the handler's fields could not be.
  mutating func write(_ response: Response, _ exchange: Exchange, at second: Int, to output: inout [UInt8]) -> Status {
    guard response.headers.allSatisfy({ Self.isWritable($0.name, $0.value) }), response.status.code >= 200 else {
      return write(.failure, exchange, at: second, to: &output)
    }
    let hasBody = !response.status.isBodiless
    output.reserveCapacity(output.count + 512 + (hasBody ? response.body.count : 0))
    output.append(contentsOf: "HTTP/1.1 ".utf8)
    Self.append(response.status.code, to: &output)
    output.append(Octet.space)
    output.append(contentsOf: response.status.reason.utf8)
    output.append(contentsOf: "\r\n".utf8)
    output.append(contentsOf: date.line(at: second))
    if hasBody {
      output.append(contentsOf: "Content-Length: ".utf8)
      Self.append(response.body.count, to: &output)
      output.append(contentsOf: "\r\n".utf8)
    }
    if !exchange.persists {
      output.append(contentsOf: "Connection: close\r\n".utf8)
    } else if exchange.version == .http10 {
      output.append(contentsOf: "Connection: keep-alive\r\n".utf8)
    }
    for field in common where !response.headers.contains(where: { Self.areSame($0.name, field.name) }) {
      output.append(contentsOf: field.line)
    }
    for (name, value) in response.headers { Self.append(name, value, to: &output) }
    output.append(contentsOf: "\r\n".utf8)
    if hasBody, !exchange.isHead { output.append(contentsOf: response.body) }
    return response.status
  }

  private static func append(_ name: String, _ value: String, to output: inout [UInt8]) {
    output.append(contentsOf: name.utf8)
    output.append(contentsOf: ": ".utf8)
    output.append(contentsOf: value.utf8)
    output.append(contentsOf: "\r\n".utf8)
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    output.append(contentsOf: String(number).utf8)
  }

  private static func areSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8) { $0.lowercased == $1.lowercased }
  }

  /// Framing and connection fields are the server's own: a handler's would contradict them.
  private static func isWritable(_ name: String, _ value: String) -> Bool {
    guard !name.isEmpty, name.utf8.allAre(.token), value.utf8.allAre(.fieldValue) else { return false }
    return !Self.own.contains { name.utf8.isCaseInsensitively($0) }
  }

  private static let own: [StaticString] = ["content-length", "transfer-encoding", "connection", "date"]
}
