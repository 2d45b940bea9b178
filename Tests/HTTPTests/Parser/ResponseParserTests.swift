import Testing

@testable import HTTP

struct ResponseParserTests {
  private func parse(_ text: String, isHead: Bool = false, ends: Bool = false) -> String {
    var limits = Limits()
    limits.body = 64
    var parser = ResponseParser(isHead: isHead, limits: limits)
    var position = 0
    let octets = Array(text.utf8)
    var outcome = octets.withUnsafeBytes { parser.read($0, &position) }
    if case .needMore = outcome, ends { outcome = parser.end() }
    return switch outcome {
    case .needMore: "more"
    case .refused(let reason): reason.rawValue
    case .response(let response, let persists):
      "\(response.status) \(String(decoding: response.body, as: UTF8.self)) \(persists ? "keep" : "close")"
    }
  }

  @Test func `responses are read by length, by chunks and to the end`() {
    #expect(parse("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab") == "200 ab keep")
    #expect(parse("HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n") == "200 ab keep")
    #expect(parse("HTTP/1.1 200 OK\r\n\r\nab", ends: true) == "200 ab close")
    #expect(parse("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nab") == "200 ab close")
    #expect(parse("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab") == "200 ab close")
  }

  @Test func `interim responses are passed over, and some have no body`() {
    #expect(parse("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n") == "204  keep")
    #expect(parse("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", isHead: true) == "200  keep")
    #expect(parse("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n") == "304  keep")
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", "incomplete"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na", "incomplete"), ("", "incomplete"),
    ("HTTP/1.1 20 OK\r\n\r\n", "startLine"), ("HTTP/2 200 OK\r\n\r\n", "startLine"),
    ("HTTP/1.1 999 OK\r\n\r\n", "startLine"), ("HTTP/1.1 101 Switching\r\n\r\n", "startLine"),
    ("HTTP/1.1 200 OK\n\r\n", "bareLineFeed"), ("HTTP/1.1 200 OK\r\nContent-Length: 65\r\n\r\n", "bodyTooLarge"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", "contentLengthRepeated"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na", "framingAmbiguous"),
    ("HTTP/1.1 200 OK\r\n\r\n0123456789012345678901234567890123456789012345678901234567890123456789", "bodyTooLarge"),
  ])
  func `a response cut short or ambiguous is refused`(text: String, reason: String) {
    #expect(parse(text, ends: true) == reason)
  }
}
