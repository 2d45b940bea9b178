import Cedar
import Testing

/// Extension functions: their arguments, and what strict mode asks of constructors.
@Suite struct ExtensionTypingTests {
  @Test(arguments: [
    "ip(\"10.0.0.0/8\").isIpv4()", "principal.desk.isInRange(ip(\"10.0.0.0/8\"))",
    "decimal(\"1.5\").lessThan(principal.rate)",
    "principal.rate.greaterThanOrEqual(decimal(\"0.1\"))",
    "datetime(\"2024-01-01\").offset(duration(\"1d\")) < principal.since",
    "principal.since.durationSince(principal.since).toDays() > 1", "principal.since.toDate() == principal.since",
    "principal.since.toTime() < principal.leave", "principal.leave.toMilliseconds() + 1 > 0",
  ])
  func `functions take and give their types`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [])
  }

  @Test(arguments: [
    "principal.desk.isInRange(\"10.0.0.0/8\")", "principal.name.isIpv4()", "principal.rate.lessThan(1)",
    "principal.level.lessThan(principal.rate)", "principal.since.offset(principal.since) == principal.since",
    "principal.leave.durationSince(principal.since) == principal.leave", "principal.since.toDays() > 1",
    "principal.leave.toDate() == principal.since", "ip(1).isIpv4()", "decimal(true) == principal.rate",
  ])
  func `other types are refused`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.unexpectedType])
  }

  @Test(arguments: [
    "ip(\"10.0.0.256\").isIpv4()", "decimal(\"1\") == principal.rate", "decimal(\"1.00000\") == principal.rate",
    "datetime(\"2024-02-30\") == principal.since", "duration(\"1x\") == principal.leave", "ip(\"\").isIpv6()",
  ])
  func `text that the constructor refuses is refused`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.invalidExtensionValue])
    #expect(try Vocabulary.codes(expression, .permissive) == [.invalidExtensionValue])
  }

  @Test(arguments: [
    "ip(principal.name).isIpv4()", "decimal(if true then \"1.0\" else \"x\") == principal.rate",
    "datetime(context.urgent) == principal.since", "duration({a: \"1h\"}.a) == principal.leave",
  ])
  func `constructors take literals only, in strict mode`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.nonLiteralConstructor])
    #expect(try !Vocabulary.codes(expression, .permissive).contains(.nonLiteralConstructor))
  }

  @Test(arguments: [
    "ip() == ip(\"::1\")", "decimal(\"1.0\", \"2.0\") == principal.rate", "principal.desk.isIpv4(1)",
    "principal.rate.lessThan()", "principal.rate.lessThan(principal.rate, principal.rate)",
  ])
  func `functions take as many arguments as they have`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.wrongArity])
  }
}
