import Cryptography
import TestSupport
import Testing

@testable import HTTP

struct ContentTests {
  @Test func `what is appended in pieces is kept whole, whatever the room`() {
    for capacity in [0, 1, 7, 100] {
      let content = Content(capacity: capacity)
      var expected: [UInt8] = []
      for size in 0..<40 {
        let piece = (0..<size).map { UInt8($0 + size) }
        piece.withUnsafeBytes { content.append($0) }
        expected += piece
      }
      #expect(content.octets == expected)
    }
  }

  @Test func `a copy that somebody kept is not wiped`() {
    let content = Content(capacity: 64)
    let room = content.octets.capacity
    [UInt8](repeating: 0xA5, count: room).withUnsafeBytes { content.append($0) }
    let copy = content.octets
    [UInt8](repeating: 0x5A, count: room).withUnsafeBytes { content.append($0) }
    #expect(copy == [UInt8](repeating: 0xA5, count: room))
    #expect(content.octets == copy + [UInt8](repeating: 0x5A, count: room))
  }

  @Test func `no body shares its content with another`() throws {
    func request(_ text: String) throws -> Request {
      var parser = RequestParser()
      var position = 0
      let outcome = Array(text.utf8).withUnsafeBytes { parser.read($0, &position) }
      guard case .request(let request) = outcome else { throw HTTPError(.invalidResponse) }
      return request
    }
    let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let first = try request(chunked + "2\r\nab\r\n0\r\n\r\n")
    let second = try request(chunked + "2\r\ncd\r\n0\r\n\r\n")
    let third = try request(chunked + "0\r\n\r\n")
    #expect(first.body == Array("ab".utf8) && second.body == Array("cd".utf8) && third.body.isEmpty)
    #expect(Content.empty.octets.isEmpty)
  }

  @Test func `a body that was given up half-way gives nothing`() {
    var parser = RequestParser()
    var position = 0
    let text = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabX".utf8)
    let outcome = text.withUnsafeBytes { parser.read($0, &position) }
    guard case .refused(.chunkEnd) = outcome else {
      Issue.record("accepted")
      return
    }
  }

  /// Reads a chunked body that starts with `needle` and grows many times; `end` is what follows its chunks.
  private func read(_ needle: SecretBytes, then end: String) -> Request? {
    var parser = RequestParser()
    func give(_ octets: UnsafeRawBufferPointer) -> Request? {
      var position = 0
      if case .request(let request) = parser.read(octets, &position) { return request }
      return nil
    }
    func give(_ text: String) -> Request? { Array(text.utf8).withUnsafeBytes { give($0) } }
    _ = give("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n30\r\n")
    _ = needle.withUnsafeBytes { give($0) }
    for _ in 0..<400 { _ = give("\r\n100\r\n" + String(repeating: "a", count: 256)) }
    return give(end)
  }

  @Test func `no copy of a chunked body is left once its request is released`() throws {
    let needle = SecretBytes.random(count: 48)
    var request = read(needle, then: "\r\n0\r\n\r\n")
    #expect(request?.body.count == 48 + 400 * 256)
    let copies = try MemorySearch.occurrences(ofPresent: needle)
    #expect(copies == 1, "the body, and nothing else")
    request = nil
    #expect(try MemorySearch.occurrences(of: needle) == 0)
  }

  @Test(arguments: ["", "\r\n5\r\nab", "XX"]) func `nor of one that was given up half-way`(end: String) throws {
    let needle = SecretBytes.random(count: 48)
    #expect(read(needle, then: end) == nil)
    #expect(try MemorySearch.occurrences(of: needle) == 0)
  }
}
