import Cedar
import JSON
import Testing

@Suite struct PolicyProtocolStreamTests {
  /// The replies to bytes that come in pieces of `size`.
  static func replies(_ text: String, pieces size: Int, lineLimit: Int = 1 << 20) throws -> [JSON] {
    var stream = PolicyProtocolStream(lineLimit: lineLimit)
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      stream.read(Array(bytes[start..<min(bytes.count, start + size)])) { output += $0 }
    }
    stream.finish { output += $0 }
    let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true, "each reply ends its line")
    return try lines.dropLast().map { try JSON.parse(Array($0)) }
  }

  static func line(_ id: Int) -> String {
    #"{"id":\#(id),"op":"est","policies":"permit(principal,action,resource);"}"#
  }

  @Test(arguments: [1, 2, 7, 1_000])
  func `each line has one reply, however it comes`(size: Int) throws {
    let text = "\(Self.line(1))\nnonsense\n\n\(Self.line(2))\r\n\(Self.line(3))"
    let replies = try Self.replies(text, pieces: size)
    #expect(replies.map { $0["id"] } == [1, .null, .null, 2, 3])
    #expect(replies.map { $0["est"] != nil } == [true, false, false, true, true])
  }

  @Test func `nothing is said of nothing, nor of the end of the last line`() throws {
    #expect(try Self.replies("", pieces: 1).isEmpty)
    #expect(try Self.replies(Self.line(1) + "\n", pieces: 5).count == 1)
  }

  @Test(arguments: [1, 10, 500])
  func `a line beyond the limit is one failure, and the next is answered`(size: Int) throws {
    let long = String(repeating: "x", count: 2_000)
    let text = "\(long)\n\(Self.line(1))\n\(long)"
    let replies = try Self.replies(text, pieces: size, lineLimit: 100)
    #expect(replies.map { $0["id"] } == [.null, 1, .null])
    #expect(replies[0]["failure"] == "the line is longer than 100 bytes")
    #expect(replies[1]["est"] != nil)
    #expect(replies[2]["failure"] == replies[0]["failure"])
  }

  @Test func `a reply is given as soon as its line ends`() throws {
    var stream = PolicyProtocolStream()
    var count = 0
    stream.read(Array(Self.line(1).utf8)) { _ in count += 1 }
    #expect(count == 0)
    stream.read([UInt8(ascii: "\n")]) { _ in count += 1 }
    #expect(count == 1)
  }
}
