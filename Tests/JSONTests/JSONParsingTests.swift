import JSON
import Testing

struct JSONParsingTests {
  @Test(arguments: [
    ("null", JSON.null), ("true", true), ("-0", 0), ("9223372036854775807", .integer(.max)), ("1.5", .double(1.5)),
    ("1e2", .double(100)), (#""aé\u00e9\ud83d\ude00\n""#, "aéé😀\n"),
    ("[1,[],{}]", .array([1, .array([]), .object([:])])),
    (#" {"a" : 1 , "b":[ null ] } "#, JSON.object(["a": 1, "b": .array([.null])])),
  ])
  func `a valid text is read`(text: String, expected: JSON) throws {
    #expect(try JSON.parse(text) == expected)
  }

  @Test(arguments: [
    ("", JSONError.Code.unexpectedEnd), ("01", .invalidNumber), ("1.", .invalidNumber), ("-", .invalidNumber),
    ("+1", .unexpectedByte), ("1e400", .invalidNumber), ("tru", .unexpectedEnd), ("nul!", .unexpectedByte),
    ("[1,]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte), ("[1 2]", .unexpectedByte), ("1 1", .trailingBytes),
    (#"{"a":1,"a":2}"#, .duplicateName), (#"{"a":1,"\u0061":2}"#, .duplicateName), (#""\ud800""#, .loneSurrogate),
    (#""\udc00""#, .loneSurrogate), (#""\ud800\u0041""#, .loneSurrogate), (#""\x""#, .invalidEscape),
    (#""\u00g0""#, .invalidEscape), ("\"a\u{0}\"", .controlCharacter), ("\"a\n\"", .controlCharacter),
    ("\"a", .unexpectedEnd), ("\u{FEFF}1", .unexpectedByte), ("'a'", .unexpectedByte), ("NaN", .unexpectedByte),
    ("// c\n1", .unexpectedByte),
  ])
  func `an invalid text is refused`(text: String, code: JSONError.Code) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
    #expect(error?.code == code)
  }

  @Test(arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(bytes) }
    #expect(error?.code == .invalidUTF8)
  }

  @Test func `names that are canonically equivalent but differ in bytes are two names`() throws {
    let object = try JSON.parse("{\"\u{e9}\":1,\"e\u{301}\":2}")
    #expect(object["\u{e9}"] == 1)
    #expect(object["e\u{301}"] == 2)
    #expect(JSON.string("\u{e9}") != JSON.string("e\u{301}"))
  }

  @Test func `depth and length are limited`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try JSON.parse(deep) }
    #expect(throws: JSONError.self) { try JSON.parse("[[[1]]]", limits: .init(depth: 2)) }
    #expect(throws: JSONError.self) { try JSON.parse("[1,2,3]", limits: .init(bytes: 6)) }
  }

  @Test func `a duplicate is found among many members`() {
    let members = (0..<200).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(throws: Never.self) { try JSON.parse("{\(members)}") }
    let error = #expect(throws: JSONError.self) { try JSON.parse("{\(members),\"k150\":1}") }
    #expect(error?.code == .duplicateName)
  }

  @Test func `an error says where and quotes nothing`() {
    let error = #expect(throws: JSONError.self) { try JSON.parse("{\n  \"nom\": secret}") }
    #expect(error?.line == 2)
    #expect(error?.column == 10)
    #expect(error?.description.contains("secret") == false)
  }

  @Test func `random bytes never crash the parser`() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("{}[]\",:\\u0123e-.tfn \n".utf8)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0..<40)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      if let value = try? JSON.parse(bytes) { #expect((try? JSON.parse(value.serialized())) == value) }
    }
  }
}
