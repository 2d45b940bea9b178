import JSON
import Testing

/// What is canonical is what the canonical writer writes, no less and no more.
@Suite struct CanonicalScannerTests {
  private func isCanonical(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { JSON.isCanonical($0) } }
  private func isCanonical(_ text: String) -> Bool { isCanonical(Array(text.utf8)) }

  /// Whether parsing and writing again gives the same bytes: slow, and beyond doubt.
  private func isWritten(_ bytes: [UInt8]) -> Bool {
    guard let json = try? JSON.parse(bytes) else { return false }
    return json.serialized(.canonical) == bytes
  }

  private static let samples = [
    #"{}"#, #"[]"#, #"null"#, #"true"#, #"false"#, #""""#, #"0"#, #"-1"#, #"9223372036854775807"#,
    #"-9223372036854775808"#, #"1.5"#, #"1.0"#, #"1e+20"#, #""é""#, #""𝄞""#, #""\u0001""#, #""\n\"\\""#,
    #"{"a":1,"b":[1,2,{"c":null}],"é":"x"}"#, #"{"":0,"\n":1," ":2}"#, #"["abcdefgh","abcdefghi","abcdefghé"]"#,
    #"{"B":1,"a":2,"aA":3,"aa":4,"ab":{"x":[]}}"#,
  ]

  private static let others = [
    #" {}"#, #"{} "#, #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{"a": 1}"#, #"[1, 2]"#, #"-0"#, #"01"#, #"1e2"#,
    #"1E+20"#, #"9223372036854775808"#, #""\/""#, #""\u0041""#, #""\u001F""#, #""\u000a""#, #""\u00e9""#, #"tru"#,
    #"nul"#,
    #"{"a":1,}"#, #"[1,]"#, #"{"a"}"#, #"{"#, #"["#, #"""#, #"{"é":1,"a":2}"#, #"+1"#, #"."#, #"-"#, #""#,
    #"{" ":0,"\n":1}"#,
  ]

  @Test(arguments: samples) func `what is written is canonical`(_ text: String) {
    #expect(isWritten(Array(text.utf8)))
    #expect(isCanonical(text))
  }

  @Test(arguments: others) func `another spelling is not`(_ text: String) {
    #expect(!isWritten(Array(text.utf8)))
    #expect(!isCanonical(text))
  }

  @Test func `bytes that are no text are not`() {
    for bytes in [
      [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0xE9, 0x22],
      [0x22, 0x80, 0x22], [0x22, 0xE0, 0x80, 0x80, 0x22], [0x22, 0x0A, 0x22], [0x22, 0xC3],
    ] as [[UInt8]] {
      #expect(!isCanonical(bytes))
    }
  }

  @Test func `nesting ends where the parser's does`() {
    for depth in [63, 64, 65, 200] {
      let text = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
      #expect(isCanonical(text) == isWritten(Array(text.utf8)), "\(depth)")
    }
    // Empty ones inside count too.
    let text = String(repeating: "[", count: 64) + "{}" + String(repeating: "]", count: 64)
    #expect(isCanonical(text) == isWritten(Array(text.utf8)))
  }

  @Test func `after any change of a byte, it is canonical just when it is what would be written`() {
    var generator = SystemRandomNumberGenerator()
    var accepted = 0
    for sample in Self.samples where !sample.isEmpty {
      for _ in 0..<400 {
        var bytes = Array(sample.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: bytes.indices, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: bytes.insert(#"{}[]":,\ 01e-n"#.utf8.randomElement(using: &generator) ?? 0x20, at: place)
          default: if bytes.count > 1 { bytes.remove(at: place) }
          }
        }
        let written = isWritten(bytes)
        accepted += written ? 1 : 0
        #expect(isCanonical(bytes) == written, "\(bytes)")
      }
    }
    #expect(accepted > 50)
  }

  @Test func `an expected name is passed over where it stands, and nowhere else`() throws {
    let name = ExpectedName("agent")
    #expect(name.count == 8)
    #expect(ExpectedName(String(repeating: "n", count: 30)).count == 0)
    let rest = String(repeating: "z", count: 32)
    for (text, isThere) in [
      (#""agent":"\#(rest)""#, true), (#""agenu":"\#(rest)""#, false), (#""agent" "\#(rest)""#, false),
      (#" "agent":"\#(rest)""#, false), (#""agent":1"#, false), ("", false),
    ] {
      Array(text.utf8).withUnsafeBytes { bytes in
        guard var scanner = CanonicalScanner(bytes) else { return #expect(!isThere) }
        #expect(scanner.passes(name) == isThere)
        #expect(scanner.position == (isThere ? 8 : 0))
      }
    }
  }

  @Test func `an object is entered at its expected first name, or refused where reading stops`() {
    for (text, expected): (String, Int?) in [
      (#"{"id":"x"}"#, nil), (#"{"id":"#, nil), (#"{"ie":"x"}"#, 2), (#"{"i":"x"}"#, 2), (#"{}"#, 2), (#"["id"]"#, 0),
      (#"{"id" :1}"#, 5), (#"{"id"#, 4),
    ] {
      Array(text.utf8).withUnsafeBytes { bytes in
        guard var scanner = CanonicalScanner(bytes) else { return }
        do throws(NotCanonical) {
          let isEntered = try scanner.enterObject("id")
          #expect(isEntered == (expected == nil) && scanner.position == (isEntered ? 6 : expected))
        } catch {
          #expect(error.offset == expected)
        }
      }
    }
  }
}
