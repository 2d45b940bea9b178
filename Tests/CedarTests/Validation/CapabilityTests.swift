import Cedar
import Testing

/// Optional attributes and tags are read only where a test has made sure of them.
@Suite struct CapabilityTests {
  @Test(arguments: [
    "principal has nick && principal.nick == \"a\"", "principal has \"nick\" && principal[\"nick\"] == \"a\"",
    "if principal has nick then principal.nick == \"a\" else true", "!(principal has nick && principal.nick == \"a\")",
    "(true && principal has nick) && principal.nick == \"a\"",
    "principal has nick && (false || principal.nick == \"a\")",
    "(principal has nick || principal has nick) && principal.nick == \"a\"",
    "(if principal.active then principal has nick else principal has nick) && principal.nick == \"a\"",
    "(if principal has nick then true else principal has nick) && principal.nick == \"a\"",
    "(false || principal has nick) && principal.nick == \"a\"",
    "principal has home.gate.code && principal.home.gate.code == 1",
    "principal.home has gate.code && principal[\"home\"].gate.code == 1",
    "principal has chief.chief.nick && principal.chief.chief.nick == \"a\"",
    "(if 1 > principal.level then principal else principal) has nick && (if !(1 <= principal.level) then principal else principal).nick == \"a\"",
    "{x: principal, y: 1}.x has nick && {y: 1, x: principal}[\"x\"].nick == \"a\"",
  ])
  func `a test opens what follows it`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [])
  }

  @Test(arguments: [
    "principal.nick == \"a\"", "principal.nick == \"a\" && principal has nick",
    "principal has nick || principal.nick == \"a\"",
    "!(principal has nick) && principal.nick == \"a\"", "!!(principal has nick) && principal.nick == \"a\"",
    "(principal has nick) == true && principal.nick == \"a\"",
    "(principal has nick || context.urgent) && principal.nick == \"a\"",
    "if principal has nick then true else principal.nick == \"a\"",
    "(if principal has nick then true else false) && principal.nick == \"a\"",
    "(if principal.active then principal has nick else context.urgent) && principal.nick == \"a\"",
    "resource.owner has nick && principal.nick == \"a\"", "principal has chief && principal.chief.chief == principal",
    "principal has home.gate && principal.home.street == \"a\"", "principal.chief has nick",
    "principal has chief && principal.nick == \"a\"", "[principal has nick].contains(true) && principal.nick == \"a\"",
  ])
  func `a test opens nothing else`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.unsafeAttribute])
  }

  @Test func `clauses are a conjunction, and unless makes sure of nothing`() throws {
    let scope = #"permit(principal, action == Action::"amend", resource)"#
    #expect(try Vocabulary.report("\(scope) when { principal has nick } when { principal.nick == \"a\" };").isValid)
    #expect(try !Vocabulary.report("\(scope) unless { principal has nick } when { principal.nick == \"a\" };").isValid)
    #expect(try !Vocabulary.report("\(scope) when { principal.nick == \"a\" } when { principal has nick };").isValid)
  }

  @Test(arguments: [
    "principal.hasTag(\"a\") && principal.getTag(\"a\") == \"x\"",
    "principal.hasTag(principal.name) && principal.getTag(principal[\"name\"]) like \"x*\"",
    "principal has chief && principal.chief.hasTag(\"a\") && principal.chief.getTag(\"a\") == \"x\"",
    "resource.hasTag(\"a\") || action.hasTag(\"a\") || true",
  ])
  func `a tag may be read once that very tag was tested`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [])
  }

  @Test(arguments: [
    ("principal.getTag(\"a\") == \"x\"", ValidationError.Code.unsafeTag),
    ("principal.hasTag(\"a\") && principal.getTag(\"b\") == \"x\"", .unsafeTag),
    ("principal.hasTag(\"a\") || principal.getTag(\"a\") == \"x\"", .unsafeTag),
    ("resource.owner.hasTag(\"a\") && principal.getTag(\"a\") == \"x\"", .unsafeTag),
    ("principal has a && principal.getTag(\"a\") == \"x\" || principal.getTag(\"a\") == \"x\"", .unsafeTag),
    ("resource.getTag(\"a\") == \"x\"", .unsafeTag),
    ("principal.hasTag(\"a\") && principal.getTag(\"a\") == 1", .incompatibleTypes),
    ("principal.home.hasTag(\"a\")", .unexpectedType), ("principal.hasTag(1)", .unexpectedType),
  ])
  func `any other tag is refused`(expression: String, code: ValidationError.Code) throws {
    #expect(try Vocabulary.codes(expression) == [code])
  }

  @Test func `tags of several types are joined in permissive mode, and refused where they cannot be`() throws {
    let either = "(if principal.active then principal else Robot::\"r\")"
    let read = "\(either).hasTag(\"a\") && \(either).getTag(\"a\") == \"x\""
    #expect(try Vocabulary.codes(read, .permissive) == [.incompatibleTypes])
    let same = "(if principal.active then principal else resource)"
    #expect(try Vocabulary.codes("\(same).hasTag(\"a\") && \(same).getTag(\"a\") == \"x\"", .permissive) == [])
  }

  @Test(arguments: [
    "principal.nope == 1", "principal.home.nope == 1", "{}.a == 1", "action.name == \"a\"", "context.note == \"a\"",
    "principal.home has city && principal.home.nope == 1", "Rank::\"junior\".name == \"a\"",
  ])
  func `an attribute that is not declared is refused, tested or not`(expression: String) throws {
    #expect(try Vocabulary.codes(expression) == [.unknownAttribute])
  }

  @Test func `has of what is not declared is false, and of a required attribute no constant unless a record has it`()
    throws
  {
    #expect(try Vocabulary.codes("principal has nope && principal.nope == 1") == [])
    #expect(try Vocabulary.codes("principal.home has city || principal.nope == 1") == [])
    #expect(try Vocabulary.codes("principal has name || principal.nope == 1") == [.unknownAttribute])
    #expect(try Vocabulary.codes("principal has name && (principal has name || principal.nope == 1)") == [])
    #expect(try Vocabulary.codes("principal has name.city") == [.unexpectedType])
    #expect(try Vocabulary.codes("principal has home.nope.city") == [])
  }
}
