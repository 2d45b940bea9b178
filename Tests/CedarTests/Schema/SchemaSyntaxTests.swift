import Cedar
import Testing

@Suite struct SchemaSyntaxTests {
  @Test(arguments: [
    "", "  // nothing but a comment", "entity A;", "entity A, B, C;", "entity A in B; entity B;", "entity A in [];",
    "entity A in [B, C]; entity B, C;", "entity A {};", "entity A = {};", "entity A = { a: Long };",
    "entity A { a: Long, };", #"entity A { "a b": Long, "\u{e9}\n"?: String };"#, "entity A tags Long;",
    "entity A in A { a?: Set<Set<Long>> } tags Set<{x: A}>;", #"entity A enum ["x"];"#,
    #"entity A, B enum ["x", "y\"z"];"#,
    "entity in1;", "entity tags tags Long;", "entity enum;", "entity type { type: type }; type action = Long;",
    "entity namespace, entity, Set, appliesTo, principal, context, attributes;",
    "entity A { in1: Long, type: Long, entity: Long, tags: Bool, Set: String, namespace: Long, __cedar: Bool };",
    "action a;", #"action a, "b c", "";"#, "action a in b; action b;",
    #"action a in [b, "c", Action::"d"]; action b, c, d;"#,
    "entity A; action a appliesTo { principal: A, resource: [A] };", "action in1 attributes {};",
    "entity A; action a appliesTo { resource: A, context: {}, principal: [A], };",
    "entity A; type C = {x?: ipaddr}; action a appliesTo { principal: A, resource: A, context: C } attributes {};",
    "namespace N {}", "namespace A::B { entity C; } namespace A { entity C in A::B::C; }",
    "@doc namespace N { @doc(\"é\") @other entity A { @doc(\"x\") @in a: Long }; @doc action a; @doc type T = A; }",
    "type T = { a: Long }; type U = Set<T>; entity A { u: U, l: __cedar::Long, s: __cedar::String, b: Bool };",
    "entity A{d:decimal,i:ipaddr,t:datetime,u:duration,e:__cedar::ipaddr};//end",
    "type Action = Long; entity A { a: Action };",
    "entity Set; entity A { s: Set, t: Set<Set> };", "action g; entity A { a: Action, s: Set<Action> };",
    #"entity U{a?:Long,b:Bool,s?:Set<Long>} tags String; action v appliesTo{principal:U,resource:U,context:{c?:{d?:Long}}};"#,
    "entity\u{a0}A\u{2028};\r\n",
  ])
  func `schemas in Cedar syntax are read`(text: String) throws {
    _ = try Schema(parsing: text)
    _ = try Schema(text: text)
  }

  @Test(arguments: [
    "entity", "entity A", "entity ;", "entity A,;", "entity A B;", "entity A in;", "entity A in [B,]; entity B;",
    "entity A = ;", "entity A = T; type T = {};", "entity A { a Long };", "entity A { a: };", "entity A { a: Long; };",
    "entity A { a: Long,, };", "entity A { , };", "entity A { a??: Long };", "entity A { ?a: Long };",
    "entity A { a.b: Long };",
    "entity A { a: Long } in B; entity B;", "entity A tags Long {};", "entity A tags;", "entity A enum [];",
    "entity A enum;[", #"entity A enum ["x",];"#, "entity A enum [x];", #"entity A in B enum ["x"]; entity B;"#,
    #"entity A enum ["x"] tags Long;"#, #"entity "A";"#, "entity A::B;", "entity N::A;", "entity true;", "entity if;",
    "entity like, A;", "entity __cedar;", "entity in;", "entity é;", "entity A { a: Set };", "entity A { a: Set<> };",
    "entity A { a: Set<Long };", "entity A { a: List<Long> };", "entity A { a: Set<Long, Long> };",
    "entity A { a: [Long] };",
    "entity A { \"\\*\": Long };", "entity A { has: Long };", "entity A { in: Long };", "action in;", "action;",
    "action a.b;",
    "action a in [];", "action a in [b,]; action b;", "action a, ;", "action A::\"a\";",
    "action a in N::Action; action b;",
    "action a appliesTo {};", "entity A; action a appliesTo { principal: A };",
    "entity A; action a appliesTo { resource: A, context: {} };",
    "entity A; action a appliesTo { principal: [], resource: A };",
    "entity A; action a appliesTo { principal: A, resource: [] };",
    "entity A; action a appliesTo { principal: A, principal: A, resource: A };",
    "entity A; action a appliesTo { principal: A, resource: A, context: {}, context: {} };",
    "entity A; action a appliesTo { principal: A, resource: A, context: Set<Long> };",
    "entity A; action a appliesTo { principal: A, resource: A, other: A };",
    "entity A; action a appliesTo { principal: A resource: A };",
    "entity A; action a appliesTo { principal: [A,], resource: A };",
    "action a attributes { x: 1 };", "action a attributes;", "type T;", "type T = ;", "type T = Long",
    "type T, U = Long;",
    "type __cedar = Long;", "type T = A::;", "namespace N", "namespace {}", "namespace N { namespace M {} }",
    "namespace N {};",
    "namespace __cedar {}", "namespace A::__cedar {}", "namespace A::if {}", "namespace \"N\" {}", "@doc",
    "@doc(1) entity A;",
    "@doc() entity A;", "@a(\"\") @a entity A;", "@\"a\" entity A;", "entity A { @a @a x: Long };", "@a() entity A;",
    "entity A @a;", "permit(principal, action, resource);", "entity A; }", "{", "?", "entity A /* no */;",
    "entity A { a: 1 };",
  ])
  func `other texts are refused`(text: String) throws {
    #expect(throws: CedarError.self) { try Schema(parsing: text) }
    #expect(throws: CedarError.self) { try Schema(text: text) }
  }

  @Test(arguments: [
    ("entity A; entity A;", CedarError.Code.duplicateDeclaration), ("entity A, A;", .duplicateDeclaration),
    ("type T = Long; type T = Bool;", .duplicateDeclaration), ("action a; action \"a\";", .duplicateDeclaration),
    ("action a, a;", .duplicateDeclaration), ("namespace N {} namespace N {}", .duplicateDeclaration),
    ("namespace N { entity A; entity A; }", .duplicateDeclaration),
    ("entity A { a: Long, \"a\": Bool };", .duplicateDeclaration),
    ("entity A { r: {x: Long, x?: Long} };", .duplicateDeclaration),
    ("entity A; namespace N { entity A; }", .shadowedDeclaration),
    ("type A = Long; namespace N { entity A; }", .shadowedDeclaration),
    ("entity A; namespace N { type A = Long; }", .shadowedDeclaration),
    ("type Long1 = Long; namespace N::M { type Long1 = Bool; }", .shadowedDeclaration),
    ("action a; namespace N { action a; }", .shadowedDeclaration),
    ("entity A in B;", .undeclaredName), ("entity A { b: B };", .undeclaredName), ("entity A tags B;", .undeclaredName),
    ("type T = B;", .undeclaredName), ("type T = {a: Set<N::B>};", .undeclaredName),
    ("entity A in T; type T = A;", .undeclaredName),
    ("action a in b;", .undeclaredName), ("action a in Group::\"b\"; entity Group;", .undeclaredName),
    ("namespace N { action b; } action a in N::Action::\"c\";", .undeclaredName),
    ("namespace N { action b; } action a in b;", .undeclaredName),
    ("entity A; action a appliesTo { principal: A, resource: B };", .undeclaredName),
    ("entity A; type T = A; action a appliesTo { principal: T, resource: A };", .undeclaredName),
    ("entity A; action a appliesTo { principal: A, resource: A, context: A };", .undeclaredName),
    ("entity A; action a appliesTo { principal: A, resource: Action };", .undeclaredName),
    ("entity A; action a appliesTo { principal: A, resource: A, context: N };", .undeclaredName),
    ("entity A in Action; action a;", .undeclaredName), ("entity A { a: Action };", .undeclaredName),
    ("entity A { b: Boolean };", .undeclaredName), ("entity A { b: __cedar::Boolean };", .undeclaredName),
    ("entity A { b: __cedar };", .undeclaredName), ("entity A { b: N::Long };", .undeclaredName),
    ("entity A { b: ip };", .undeclaredName), ("entity A in __cedar::Long;", .undeclaredName),
    ("namespace N { entity A; } entity B in A;", .undeclaredName),
    ("namespace N { entity A; } namespace M { entity B { a: A }; }", .undeclaredName),
    ("type T = T;", .declarationCycle), ("type T = {a: U}; type U = Set<T>;", .declarationCycle),
    ("type T = U; type U = V; type V = W; type W = U;", .declarationCycle),
    ("namespace N { type T = M::T; } namespace M { type T = N::T; }", .declarationCycle),
    ("action a in a;", .declarationCycle), ("action a in b; action b in c; action c in a;", .declarationCycle),
    ("namespace N { action a in M::Action::\"b\"; } namespace M { action b in N::Action::\"a\"; }", .declarationCycle),
    ("entity Action;", .reservedIdentifier), ("namespace N { entity Action; }", .reservedIdentifier),
    ("type Long = Bool;", .reservedIdentifier), ("type Set = Bool;", .reservedIdentifier),
    ("type Entity = Bool;", .reservedIdentifier),
    ("namespace N { type Record = Bool; }", .reservedIdentifier), ("type Boolean = Bool;", .reservedIdentifier),
    ("type T = Long; entity A; action a appliesTo { principal: A, resource: A, context: T };", .notARecord),
    ("entity A; action a appliesTo { principal: A, resource: A, context: Long };", .notARecord),
    ("entity A; type T = A; action a appliesTo { principal: A, resource: A, context: T };", .notARecord),
  ])
  func `what cannot be declared is refused for its reason`(text: String, code: CedarError.Code) throws {
    let error = try #require(throws: CedarError.self) { try Schema(parsing: text) }
    #expect(error.code == code, "\(text): \(error)")
  }

  @Test func `a fault has its place`() throws {
    let error = try #require(throws: CedarError.self) { try Schema(parsing: "entity A;\n  entity B in [A, C];") }
    #expect(error.span?.line == 2 && error.span?.column == 19)
  }
}
