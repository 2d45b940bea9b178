import Cedar
import Testing

@Suite struct ParserTests {
  static func refusal(_ text: String) -> CedarError.Code? {
    do {
      _ = try PolicySet(parsing: text)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [
    "permit(principal, action, resource);",
    "permit(principal,action,resource,);",
    "forbid(principal == U::\"a\", action == Action::\"v\", resource == R::\"r\");",
    "permit(principal in (G::\"g\"), action in Action::\"v\", resource in R::\"r\");",
    "permit(principal is N::U, action in [Action::\"v\", N::Action::\"w\",], resource is R in G::\"g\");",
    "permit(principal, action in [], resource);",
    "@id(\"x\") @if(\"reserved words may name annotations\") @empty permit(principal,action,resource);",
    "permit(principal,action,resource) when { true } unless { false } when { 1 < 2 };",
    "permit(principal == ?principal, action, resource in ?resource);",
    "// a comment\npermit(principal,action,resource); // and one at the very end",
    "permit\u{A0}(principal,\u{2028}action,resource)\t;",
    "permit(principal,action,resource) when { {a: 1, \"a b\": {}, principal: 2,} has a.b.c };",
    "",
  ])
  func `well-formed policies are accepted`(text: String) throws {
    #expect(throws: Never.self) { try PolicySet(parsing: text) }
  }

  @Test(arguments: [
    ("permit(principal,action,resource)", CedarError.Code.unexpectedEnd),
    ("permit(principal,action,resource);;", .unexpectedToken),
    ("allow(principal,action,resource);", .unexpectedToken),
    ("Permit(principal,action,resource);", .unexpectedToken),
    ("permit(principal,action);", .unexpectedToken),
    ("permit(action,principal,resource);", .invalidScope),
    ("permit(principal,action,resource,context);", .invalidScope),
    ("permit(principal: U,action,resource);", .unexpectedToken),
    ("permit(principal != U::\"a\",action,resource);", .unexpectedToken),
    ("permit(principal == \"a\",action,resource);", .invalidScope),
    ("permit(principal in [U::\"a\"],action,resource);", .invalidScope),
    ("permit(principal == U,action,resource);", .unexpectedToken),
    ("permit(principal is U == U::\"a\",action,resource);", .unexpectedToken),
    ("permit(principal is \"U\",action,resource);", .unexpectedToken),
    ("permit(principal,action is Action,resource);", .unexpectedToken),
    ("permit(principal,action == [Action::\"v\"],resource);", .invalidScope),
    ("permit(principal,action == U::\"v\",resource);", .invalidScope),
    ("permit(principal,action in [Action::\"v\", U::\"w\"],resource);", .invalidScope),
    ("permit(principal == ?resource,action,resource);", .unexpectedSlot),
    ("permit(principal == ?other,action,resource);", .unexpectedSlot),
    ("permit(principal,action == ?action,resource);", .invalidScope),
    ("permit(principal is if,action,resource);", .reservedIdentifier),
    ("permit(principal == __cedar::U::\"a\",action,resource);", .reservedIdentifier),
    ("@id(\"a\") @id(\"b\") permit(principal,action,resource);", .duplicateAnnotation),
    ("@id(a) permit(principal,action,resource);", .unexpectedToken),
    ("@id(\"\\q\") permit(principal,action,resource);", .invalidEscape),
    ("permit(principal,action,resource) when {};", .emptyCondition),
    ("permit(principal,action,resource) unless { };", .emptyCondition),
    ("permit(principal,action,resource) when true;", .unexpectedToken),
    ("permit(principal,action,resource) advice { true };", .unexpectedToken),
    ("permit(principal,action,resource) when { true", .unexpectedEnd),
    ("permit(principal,action,resource) when { \"a };", .unexpectedEnd),
    ("permit(principal,action,resource) when { true & true };", .unexpectedToken),
    ("permit(principal,action,resource) /* c */;", .unexpectedToken),
    ("permit(principal,action,resource) when { é };", .unexpectedToken),
  ])
  func `malformed policies are refused`(text: String, code: CedarError.Code) {
    #expect(Self.refusal(text) == code, "\(text)")
  }

  @Test(arguments: [
    ("foo", CedarError.Code.unknownVariable), ("principal()", .unknownFunction),
    ("N::ip(\"1.1.1.1\")", .unknownFunction),
    ("(ip)(\"1.1.1.1\")", .unknownVariable), ("[1](2)", .unknownFunction), ("principal.a()", .unknownFunction),
    ("isEmpty([])", .unknownFunction), ("[].isEmpty(1)", .wrongArity), ("principal.hasTag()", .wrongArity),
    ("principal[0]", .unexpectedToken), ("principal[(\"a\")]", .unexpectedToken), ("principal.in", .reservedIdentifier),
    ("principal has a.if", .reservedIdentifier), ("principal has 1", .unexpectedToken),
    ("principal has \"a\".b", .unexpectedToken), ("principal has a like \"b\"", .operatorLimit),
    ("principal is U is V", .operatorLimit), ("\"a\" like principal", .unexpectedToken),
    ("U::{id: \"a\"} == principal", .unexpectedToken), ("{1: 2} == {}", .unexpectedToken),
    ("{a: 1, \"a\": 2} == {}", .duplicateKey), ("{a 1}", .unexpectedToken), ("[1 2]", .unexpectedToken),
    ("1 = 1", .unexpectedToken), ("!!!!!true", .operatorLimit), ("-!true", .unexpectedToken),
    ("99999999999999999999 > 0", .integerTooLarge), ("--9223372036854775809 > 0", .integerTooLarge),
    ("\"\\u{110000}\" == \"\"", .invalidEscape), ("\"\\u{D800}\" == \"\"", .invalidEscape),
    ("\"\\u{0000041}\" == \"A\"", .invalidEscape), ("\"\\u{}\" == \"\"", .invalidEscape),
    ("\"\\x4\" == \"\"", .invalidEscape), ("\"\\\n\" == \"\"", .invalidEscape), ("\"\r\" == \"\"", .invalidEscape),
  ])
  func `malformed expressions are refused`(expression: String, code: CedarError.Code) {
    #expect(Self.refusal("permit(principal,action,resource) when { \(expression) };") == code, "\(expression)")
  }

  @Test func `an error says where it is, in lines and scalars`() throws {
    let text = "permit(principal,action,resource)\n  when { \"é\u{301}\" == foo };"
    let error = try #require(throws: CedarError.self) { try PolicySet(parsing: text) }
    #expect(error.span?.line == 2)
    #expect(error.span?.column == 18)
    #expect(error.description == "2:18: `foo` is not a variable")
  }

  @Test func `a policy keeps its text, annotations and clauses`() throws {
    let text =
      "permit(principal,action,resource);\n@id(\"b\")@motif(\"né \\\"ici\\\"\")\nforbid(principal,action,resource)\n"
      + "unless { context.x == 1 };"
    let set = try PolicySet(parsing: text)
    #expect(set.policies.map(\.id) == ["policy0", "policy1"])
    let policy = try #require(set["policy1"])
    #expect(policy.annotation("motif") == "né \"ici\"")
    #expect(policy.annotation("article") == nil)
    #expect(policy.source.hasPrefix("@id(\"b\")"))
    #expect(policy.source.hasSuffix("};"))
    #expect(policy.text(of: policy.conditions[0].body.span) == "context.x == 1")
    #expect(set.sources == [text])
  }

  @Test func `ids come from the annotation when asked, and must be there once`() throws {
    let one = "@id(\"a\") permit(principal,action,resource);"
    #expect(try PolicySet(parsing: one, naming: .annotation).policies.map(\.id) == ["a"])
    #expect(throws: CedarError.self) { try PolicySet(parsing: one + one, naming: .annotation) }
    let unnamed = try #require(throws: CedarError.self) {
      try PolicySet(parsing: "permit(principal,action,resource);", naming: .annotation)
    }
    #expect(unnamed.code == .missingPolicyID)
    #expect(try PolicySet(parsing: [one, one]).policies.map(\.id) == ["policy0", "policy1"])
  }
}
