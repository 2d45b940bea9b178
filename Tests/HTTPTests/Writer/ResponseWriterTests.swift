import Foundation
import Testing

@testable import HTTP

struct ResponseWriterTests {
  private func write(_ response: Response, _ exchange: ResponseWriter.Exchange = .init()) throws -> String {
    var writer = ResponseWriter(common: try Headers([("X-Common", "1")]))
    var output: [UInt8] = []
    _ = writer.write(response, exchange, at: 784_111_777, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `a response has its length, its date and the common fields`() throws {
    #expect(
      try write(.text("été"))
        == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 5\r\nX-Common: 1\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\nété")
  }

  @Test func `a response's own field stands alone, in place of the common one`() throws {
    let text = try write(Response(.ok, headers: [("x-COMMON", "2"), ("X-Commo", "3"), ("X-Common2", "4")]))
    #expect(text.contains("x-COMMON: 2\r\nX-Commo: 3\r\nX-Common2: 4\r\n"))
    #expect(!text.contains("X-Common: 1"))
    #expect(try write(Response(.ok, headers: [("X-Commo", "3")])).contains("X-Common: 1\r\n"))
  }

  @Test func `HEAD gets the length and no body`() throws {
    let text = try write(.text("abc"), .init(isHead: true))
    #expect(text.contains("Content-Length: 3\r\n") && text.hasSuffix("\r\n\r\n"))
  }

  @Test func `204 and 304 have neither length nor body`() throws {
    for status in [Status.noContent, .notModified] {
      let text = try write(Response(status, body: [97]))
      #expect(!text.contains("Content-Length") && text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func `1_0 is told when its connection is kept, 1_1 when it is not`() throws {
    #expect(try write(.text("a"), .init(version: .http10)).contains("\r\nConnection: keep-alive\r\n"))
    #expect(try write(.text("a"), .init(persists: false)).contains("\r\nConnection: close\r\n"))
    #expect(try !write(.text("a")).contains("Connection"))
  }

  @Test(arguments: [
    ("Location", "/a\r\nSet-Cookie: x"), ("Location", "/a\nb"), ("X", "a\0b"), ("X y", "a"), ("", "a"),
    ("X\r\nY", "a"), ("Content-Length", "3"), ("transfer-encoding", "chunked"), ("Connection", "x"),
  ])
  func `a field that would split or contradict the response makes it a 500`(name: String, value: String) throws {
    let text = try write(Response(.ok, headers: [(name, value)], body: [97]))
    #expect(text.hasPrefix("HTTP/1.1 500 "))
    #expect(text.components(separatedBy: "Content-Length:").count == 2)
  }

  @Test func `an interim status cannot be a handler's answer`() throws {
    #expect(try write(Response(100)).hasPrefix("HTTP/1.1 500 "))
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"), (4_102_444_800, "Fri, 01 Jan 2100 00:00:00 GMT"),
    (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
  ])
  func `dates are those of the calendar`(second: Int, text: String) {
    #expect(HTTPDate.format(second) == text)
  }
}
