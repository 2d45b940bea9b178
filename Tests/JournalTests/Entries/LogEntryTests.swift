import Cryptography
import Foundation
import JSON
import Journal
import Testing

struct LogEntryTests {
  private let body: JournalBody
  private let entry: LogEntry

  init() throws {
    let nonce = try #require(Nonce(bytes: Array(0..<16)))
    body = try JournalBody(["z": 1, "a": "é"], retention: .disclosure, nonce: nonce)
    entry = body.entry(at: Date(timeIntervalSince1970: 1_800_003_599.9))
  }

  @Test func `an entry has the documented 42 bytes`() {
    let commitment = SHA256.digest(Array(0..<16) + Array("{\"a\":\"é\",\"z\":1}".utf8))
    // 1,800,000,000 = 0x6B49D200 is the start of an hour.
    #expect(entry.bytes == [1, 2, 0, 0, 0, 0, 0x6B, 0x49, 0xD2, 0] + commitment.bytes)
    #expect(entry.leafHash == SHA256.digest([0] + entry.bytes))
    #expect(entry.time.date == Date(timeIntervalSince1970: 1_800_000_000))
  }

  @Test func `an entry is read back from its bytes`() throws {
    #expect(try LogEntry(bytes: entry.bytes) == entry)
  }

  @Test func `an entry of another length, version, class or minute is refused`() {
    var wrong: [[UInt8]] = [[], Array(entry.bytes.dropLast()), entry.bytes + [0]]
    for (offset, value) in [(0, 0), (0, 2), (1, 0), (1, 3), (9, 1), (2, 0x80)] as [(Int, UInt8)] {
      var bytes = entry.bytes
      bytes[offset] = value
      wrong.append(bytes)
    }
    for bytes in wrong {
      #expect(throws: JournalError.self) { try LogEntry(bytes: bytes) }
    }
  }

  @Test func `the body an entry commits to is accepted, and no other`() throws {
    try body.verify(against: entry)
    let others = [
      try JournalBody(["z": 2, "a": "é"], retention: .disclosure, nonce: body.nonce),
      try JournalBody(["z": 1, "a": "é"], retention: .access, nonce: body.nonce),
      try JournalBody(["z": 1, "a": "é"], retention: .disclosure, nonce: #require(Nonce(bytes: Array(1..<17)))),
      try JournalBody(["z": 1, "a": "e\u{301}"], retention: .disclosure, nonce: body.nonce),
    ]
    for other in others {
      #expect(throws: JournalError.self) { try other.verify(against: entry) }
    }
  }

  @Test func `each body gets its own nonce`() throws {
    let (one, two) = (try JournalBody(["a": 1], retention: .access), try JournalBody(["a": 1], retention: .access))
    #expect(one.nonce != two.nonce)
    #expect(one.commitment != two.commitment)
    #expect(Nonce(bytes: Array(0..<15)) == nil)
    #expect(Nonce(bytes: Array(0..<17)) == nil)
  }

  @Test func `a stored body keeps its bytes, and says whether they are canonical`() throws {
    func stored(_ text: String) throws -> JournalBody {
      try JournalBody(canonical: Array(text.utf8), retention: .access, nonce: body.nonce)
    }
    #expect(try stored("{\"a\":1,\"b\":2}").isCanonical)
    for text in ["{\"b\":2,\"a\":1}", "{\"a\":1 }", "{\"a\":1,\"a\":1}", "{a}", "{} {}"] {
      #expect(try !stored(text).isCanonical)
      #expect(try stored(text).bytes == Array(text.utf8))
    }
    for text in ["", "[]", "{", "}", "{\n}", "{\"a\":\"" + String(repeating: "x", count: 65_536) + "\"}"] {
      #expect(throws: JournalError.self) { try stored(text) }
    }
  }

  @Test func `an hour is found for any date`() {
    #expect(TimeBucket(containing: Date(timeIntervalSince1970: 3599)).seconds == 0)
    #expect(TimeBucket(containing: Date(timeIntervalSince1970: 3600)).seconds == 3600)
    #expect(TimeBucket(containing: Date(timeIntervalSince1970: -5)).seconds == 0)
    #expect(TimeBucket(containing: .distantFuture).seconds % 3600 == 0)
    #expect(TimeBucket(containing: Date(timeIntervalSince1970: .nan)).seconds == 0)
    #expect(TimeBucket(seconds: 3601) == nil)
    #expect(TimeBucket(seconds: .max) == nil)
  }
}
