import Cedar
import Testing

/// Swift calls canonically equivalent strings equal; a policy engine must not.
@Suite struct StringTests {
  static let composed = "\u{E9}"
  static let decomposed = "e\u{301}"

  static func holds(_ expression: String) throws -> Bool {
    try ExpressionOutcomeTests.outcome(of: expression) == .value(true)
  }

  @Test func `canonically equivalent strings differ in values, names and hashes`() throws {
    #expect(Self.composed == Self.decomposed, "the trap exists")
    #expect(CedarString(Self.composed) != CedarString(Self.decomposed))
    #expect(Set([CedarString(Self.composed), CedarString(Self.decomposed)]).count == 2)
    #expect(try EntityUID("U", Self.composed) != EntityUID("U", Self.decomposed))
    #expect(PolicyID(Self.composed) != PolicyID(Self.decomposed))
    #expect(CedarString("a\u{323}\u{307}") != CedarString("a\u{307}\u{323}"))
  }

  @Test func `canonically equivalent strings differ in expressions`() throws {
    #expect(try Self.holds("\"\(Self.composed)\" != \"\(Self.decomposed)\""))
    #expect(try Self.holds("!(\"\(Self.composed)\" like \"\(Self.decomposed)\")"))
    #expect(try Self.holds("![\"\(Self.composed)\"].contains(\"\(Self.decomposed)\")"))
    #expect(try Self.holds("U::\"\(Self.composed)\" != U::\"\(Self.decomposed)\""))
    #expect(try Self.holds("{\"\(Self.composed)\": 1, \"\(Self.decomposed)\": 2}[\"\(Self.decomposed)\"] == 2"))
    #expect(try Self.holds("!({\"\(Self.composed)\": 1} has \"\(Self.decomposed)\")"))
  }

  @Test func `the same scalars are equal however they were written`() throws {
    #expect(try Self.holds("\"\\u{E9}\" == \"\(Self.composed)\""))
    #expect(try Self.holds("\"e\\u{301}\" == \"\(Self.decomposed)\""))
    #expect(try Self.holds("\"\\u{1F_600}\" == \"\u{1F600}\""))
  }

  @Test func `a wildcard takes scalars, not graphemes`() throws {
    #expect(try Self.holds("\"\(Self.decomposed)\" like \"e*\""))
    #expect(try Self.holds("\"a\r\nb\" like \"a*\\nb\"".replacingCarriageReturn))
    #expect(try Self.holds("\"👩‍👧\" like \"👩*\""))
    #expect(try !Self.holds("\"\(Self.composed)\" like \"e*\""))
  }

  @Test(arguments: [
    ("", "", true), ("", "a", false), ("abc", "*", true), ("abc", "a*b*c", true), ("abc", "*b", false),
    ("abcabc", "*abc", true), ("ab", "a**b", true), ("aXbXc", "a*Xc", true), ("abc", "abcd", false),
    ("abc", "ab", false),
  ])
  func `patterns match whole strings`(string: String, pattern: String, matches: Bool) throws {
    #expect(try Self.holds("\"\(string)\" like \"\(pattern)\"") == matches)
  }

  @Test func `long strings that share their beginning differ`() {
    let stem = String(repeating: "x", count: 40)
    #expect(CedarString(stem + "a") != CedarString(stem + "b"))
    #expect(CedarString(stem + "a") == CedarString(stem + "a"))
    #expect(CedarString(stem + "a") < CedarString(stem + "b"))
  }

  @Test(arguments: ["a b", "", "::U", "U::", "U::::V", "9U", "U:V", "é", "if", "U::in", "__cedar::U", "U::\"a\""])
  func `a type that is no path of identifiers is refused`(name: String) {
    #expect(throws: CedarError.self) { try EntityType(name) }
  }

  @Test func `a type knows its namespace`() throws {
    let type = try EntityType("A::B::C")
    #expect(type.baseName == "C")
    #expect(type.namespace == "A::B")
    #expect(try EntityType("C").namespace == "")
  }
}

extension String {
  /// A raw carriage return cannot stand in a Cedar string.
  fileprivate var replacingCarriageReturn: String {
    String(String.UnicodeScalarView(unicodeScalars.flatMap { $0 == "\r" ? Array("\\r".unicodeScalars) : [$0] }))
  }
}
