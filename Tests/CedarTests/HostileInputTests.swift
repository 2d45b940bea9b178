import Cedar
import Testing

@Suite struct HostileInputTests {
  static func policy(_ expression: String) -> String { "permit(principal,action,resource) when { \(expression) };" }

  static func around(_ count: Int, _ open: String, _ inside: String, _ close: String) -> String {
    String(repeating: open, count: count) + inside + String(repeating: close, count: count)
  }

  @Test(arguments: [
    ("(", "true", ")"), ("[", "", "]"), ("{a:", "1", "}"), ("[1].contains(", "1", ")"), ("ip(", "\"\"", ")"),
    ("if true then ", "1", " else 1"), ("!(", "true", ")"), ("-(", "1", ")"),
  ])
  func `nesting is accepted up to the limit and refused far beyond it`(open: String, inside: String, close: String)
    throws
  {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let set = try PolicySet(parsing: Self.policy(Self.around(190, open, inside, close)))
    _ = Authorizer(set).authorize(request, in: entities)
    for count in [201, 100_000] {
      let error = try #require(throws: CedarError.self) {
        try PolicySet(parsing: Self.policy(Self.around(count, open, inside, close)))
      }
      #expect(error.code == .tooDeep)
    }
  }

  @Test(arguments: [
    "1" + String(repeating: "+1", count: 900) + " > 0", "context" + String(repeating: ".l", count: 900),
  ])
  func `long chains are evaluated within the stack`(expression: String) throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    _ = Authorizer(try PolicySet(parsing: Self.policy(expression))).authorize(request, in: entities)
  }

  @Test(arguments: [
    "1" + String(repeating: "+1", count: 50_000) + " > 0", "context" + String(repeating: ".l", count: 50_000),
  ])
  func `endless chains are refused`(expression: String) throws {
    let error = try #require(throws: CedarError.self) { try PolicySet(parsing: Self.policy(expression)) }
    #expect(error.code == .tooDeep)
  }

  @Test func `long conjunctions and disjunctions are no nesting`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let text =
      Self.policy(String(repeating: "true && ", count: 20_000) + "true")
      + Self.policy(String(repeating: "false || ", count: 20_000) + "true")
    let response = Authorizer(try PolicySet(parsing: text)).authorize(request, in: entities)
    #expect(response.reasons == ["policy0", "policy1"])
  }

  @Test func `a text beyond the size limit is refused`() throws {
    let text = String(repeating: " ", count: (16 << 20) + 1)
    let error = try #require(throws: CedarError.self) { try PolicySet(parsing: text) }
    #expect(error.code == .tooLong)
  }

  @Test func `a pattern made to backtrack is matched in bounded time`() throws {
    let (request, entities) = try ExpressionOutcomeTests.setting()
    let string = String(repeating: "a", count: 3_000)
    let pattern = String(repeating: "a*", count: 300) + "b"
    let set = try PolicySet(parsing: Self.policy("\"\(string)\" like \"\(pattern)\""))
    #expect(Authorizer(set).authorize(request, in: entities).decision == .deny)
  }

  @Test func `random token soup is parsed or refused, and what parses is evaluated`() throws {
    let words = [
      "permit", "forbid", "(", ")", "principal", "action", "resource", "context", ",", ";", "when", "unless", "{", "}",
      "true", "false", "1", "-", "!", "9223372036854775807", "\"s\"", "\"*\"", "U::\"a\"", "G::\"g\"", "in", "is", "U",
      "has", "like", "==", "!=", "<", ">=", "&&", "||", "+", "*", ".", "n", "r", "[", "]", "if", "then", "else", "@",
      "ip", "decimal", ".contains(", ".isEmpty()", ".getTag(", ":", "::", "?principal", "/", "%", "=", "é", "\\", "\"",
      "//", "\n",
    ]
    var random = SplitMix(state: 20_240_901)
    let (request, entities) = try ExpressionOutcomeTests.setting()
    var parsed = 0
    for round in 0..<20_000 {
      let soup = (0..<Int.random(in: 1...14, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      let text = soup.joined(separator: " ")
      guard let set = try? PolicySet(parsing: round % 8 == 0 ? text : Self.policy(text)) else { continue }
      parsed += 1
      let response = Authorizer(set).authorize(request, in: entities)
      ConformanceTests.checkExplanation(set.explain(request, entities), against: response)
    }
    #expect(parsed > 100)
  }

  @Test func `random bytes changed in real policies are parsed or refused`() throws {
    let source = Array(try Vectors.text("policies.cedar", in: Vectors.workload).utf8)
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
      var bytes = source
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? PolicySet(parsing: String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// A seeded generator, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
