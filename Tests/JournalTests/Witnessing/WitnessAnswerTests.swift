import JSON
import Journal
import Testing

struct WitnessAnswerTests {
  private let lines: String

  init() throws {
    let vectors = try JSON.parse(Array(vector("witnesses.json").utf8))
    lines = try #require(vectors["specification"]?["answer"]?.string)
  }

  private func read(_ status: Int, _ type: String? = nil, _ body: String = "") throws -> WitnessAnswer {
    try WitnessAnswer(status: status, contentType: type, body: Array(body.utf8))
  }

  @Test func `the specification's example answer is read, and written back byte for byte`() throws {
    let answer = try read(200, "text/plain; charset=utf-8", lines)
    guard case .cosigned(let signatures) = answer else {
      Issue.record("not read as cosigned")
      return
    }
    #expect(signatures.map(\.name) == ["witness.example/w1", "witness.example/w1", "witness.example/w2"])
    #expect(answer.body == Array(lines.utf8))
    #expect(answer.status == 200)
  }

  @Test func `each status is read as it is written`() throws {
    for answer: WitnessAnswer in [
      .malformed, .untrusted, .unknownOrigin, .conflict(size: 0), .conflict(size: 20_852_163), .conflict(size: nil),
      .unproven,
    ] {
      #expect(try WitnessAnswer(status: answer.status, contentType: answer.contentType, body: answer.body) == answer)
    }
    let statuses = [WitnessAnswer.malformed, .untrusted, .unknownOrigin, .conflict(size: 1), .unproven].map(\.status)
    #expect(statuses == [400, 403, 404, 409, 422])
  }

  @Test func `a conflict has the size, a newline and the type that the specification gives`() throws {
    #expect(WitnessAnswer.conflict(size: 12).body == Array("12\n".utf8))
    #expect(WitnessAnswer.conflict(size: 12).contentType == "text/x.tlog.size")
    #expect(try read(409, "text/plain", "other root\n") == .conflict(size: nil))
  }

  @Test(arguments: [
    "", "\n", "12", "12\n\n", "012\n", "-1\n", " 12\n", "12 \n", "9223372036854775808\n", "12\r\n", "x\n",
  ])
  func `a conflict whose size is of another form is refused`(body: String) {
    #expect(refusal { try read(409, "text/x.tlog.size", body) } == .malformedAnswer)
  }

  @Test(arguments: [
    "", "\n", "{}", "— w AAECAwQF", "— w AAECAwQF\n\n", "\n— w AAECAwQF\n", "— w AAE\n", "- w AAECAwQF\n",
  ])
  func `a success without signature lines alone is refused`(body: String) {
    #expect(refusal { try read(200, nil, body) } == .malformedAnswer)
  }

  @Test(arguments: [100, 201, 204, 301, 401, 405, 429, 500, 502, 503])
  func `a status that the protocol does not have means nothing`(status: Int) {
    #expect(refusal { try read(status, nil, lines) } == .malformedAnswer)
  }

  @Test func `a success with too many lines is refused`() {
    let line = "\u{2014} w AAECAwQF\n"
    #expect(refusal { try read(200, nil, String(repeating: line, count: 65)) } == .malformedAnswer)
  }
}
