import JSON
import Testing

@testable import navette

@Suite struct PolicyProtocolCommandTests {
  private static let est = #"{"id":1,"op":"est","policies":"permit(principal,action,resource);"}"#

  @Test func `each line of input has one line of output, and the end of input is the end`() throws {
    let capture = Capture(input: ["\(Self.est)\nnon", "sense\n", Self.est])
    #expect(capture.run("policy", "protocol") == .success)
    let lines = capture.out.split(separator: "\n").map(String.init)
    #expect(try lines.map { try JSON.parse($0)["id"] } == [1, .null, 1])
    #expect(capture.error.isEmpty)
  }

  @Test func `nothing asked is nothing answered`() {
    let capture = Capture()
    #expect(capture.run("policy", "protocol") == .success)
    #expect(capture.out.isEmpty && capture.error.isEmpty)
  }

  @Test func `it takes no argument`() {
    #expect(Capture(input: [Self.est]).run("policy", "protocol", "file") == .usage)
  }
}
