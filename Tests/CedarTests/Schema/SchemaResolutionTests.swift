import Cedar
import Testing

@Suite struct SchemaResolutionTests {
  static func attribute(_ name: CedarString, of type: String, in text: String) throws -> SchemaType? {
    try Schema(parsing: text)[EntityType(type)]?.shape[name]?.type
  }

  @Test(arguments: [
    // The namespace's own common type, then its entity type, then the empty namespace's, then the built-in one.
    ("namespace N { type T = Long; entity T; entity A { x: T }; }", "Long"),
    ("namespace N { entity T; entity A { x: T }; }", "N::T"),
    ("type T = Bool; namespace N { entity A { x: T }; }", "Bool"),
    ("entity T; namespace N { entity A { x: T }; }", "T"), ("namespace N { entity A { x: ipaddr }; }", "ipaddr"),
    ("namespace N { type ipaddr = String; entity A { x: ipaddr }; }", "String"),
    ("namespace N { type ipaddr = String; entity A { x: __cedar::ipaddr }; }", "ipaddr"),
    ("entity Long; namespace N { entity A { x: Long }; }", "Long"),
    ("namespace N { entity String; entity A { x: String }; }", "N::String"),
    ("namespace M { type T = Set<U>; entity U; } namespace N { entity U, A { x: M::T }; }", "Set<M::U>"),
    ("type decimal = duration; namespace N { entity A { x: decimal }; }", "duration"),
    (
      "namespace N { entity A { x: {b?: T, a: U} }; type T = U; type U = Set<V>; type V = {}; }",
      "{\"a\": Set<{}>, \"b\"?: Set<{}>}"
    ),
    ("namespace N { action a; entity A { x: Action }; } ", "N::Action"),
    ("action b; namespace N { entity A { x: Action }; }", "Action"),
    ("action b; namespace N { action a; entity A { x: Set<Action> }; }", "Set<N::Action>"),
  ])
  func `names mean the nearest declaration`(text: String, type: String) throws {
    #expect(try Self.attribute("x", of: "N::A", in: text)?.description == type)
  }

  @Test func `an entity type of the empty namespace hides a built-in type`() throws {
    #expect(try Self.attribute("x", of: "A", in: "entity Long; entity A { x: Long };") == .entity(EntityType("Long")))
    #expect(try Self.attribute("x", of: "A", in: "entity Long; entity A { x: __cedar::Long };") == .long)
  }

  @Test func `hierarchies are closed, both ways`() throws {
    let schema = try Schema(
      parsing: """
        entity A in B; entity B in [C, D]; entity C; entity D in D; entity X in Y; entity Y in X;
        action a in b; action b in [c, d]; action c, d;
        """)
    let types = try ["A", "B", "C", "D", "X", "Y"].map { try #require(try schema[EntityType($0)]) }
    #expect(types[0].ancestors == Set([types[1], types[2], types[3]].map(\.name)))
    #expect(types[0].parents == [types[1].name])
    #expect(types[3].ancestors == [types[3].name] && types[2].ancestors.isEmpty)
    #expect(types[3].descendants == Set([types[0], types[1], types[3]].map(\.name)))
    #expect(types[4].ancestors == Set([types[4], types[5]].map(\.name)))
    #expect(schema.mayBe(types[0].name, in: types[3].name) && !schema.mayBe(types[3].name, in: types[0].name))
    let actions = try ["a", "b", "c", "d"].map { try EntityUID("Action", $0) }
    #expect(schema[actions[0]]?.ancestors == Set(actions.dropFirst()))
    #expect(schema[actions[0]]?.parents == [actions[1]])
    #expect(schema[actions[2]]?.descendants == Set(actions.prefix(2)))
    #expect(Set(schema.actionEntities.map(\.uid)) == Set(actions))
  }

  @Test func `groups are found in the namespace, then in the empty one, or by their full name`() throws {
    let schema = try Schema(
      parsing: """
        action g, h; namespace N { action a in [g, M::Action::"k", Action::"b"]; action b in Action::"h"; }
        namespace M { action k in N::Action::"b"; action "é \\" q"; }
        """)
    let action = try #require(schema[EntityUID("N::Action", "a")])
    #expect(
      try action.parents == [EntityUID("Action", "g"), EntityUID("M::Action", "k"), EntityUID("N::Action", "b")])
    #expect(try action.ancestors.contains(EntityUID("Action", "h")))
    #expect(try schema[EntityUID("M::Action", "é \" q")] != nil)
    #expect(try schema.actionTypes == Set(["Action", "N::Action", "M::Action"].map { try EntityType($0) }))
    #expect(try schema.declares(EntityType("N::Action")) && !schema.declares(EntityType("O::Action")))
  }

  @Test func `an action that declares nothing applies to nothing, with an empty context`() throws {
    let schema = try Schema(
      parsing: "entity U, R; action g; action a in g appliesTo { principal: U, resource: [U, R] };")
    let (group, action) = try (schema[EntityUID("Action", "g")], schema[EntityUID("Action", "a")])
    #expect(group?.principalTypes == [] && group?.resourceTypes == [] && group?.context == .empty)
    #expect(action?.principalTypes.count == 1 && action?.resourceTypes.count == 2)
    #expect(try action?.applies(to: EntityType("U"), EntityType("R")) == true)
    #expect(try action?.applies(to: EntityType("R"), EntityType("R")) == false)
  }

  @Test func `enumerations, tags and annotations are kept`() throws {
    let schema = try Schema(
      parsing: """
        @z("1") @doc entity E enum ["b", "a", "b"]; entity T { "": Long } tags Set<E>; @doc("d\\n") action a;
        """)
    let (listed, tagged) = try (schema[EntityType("E")], schema[EntityType("T")])
    #expect(listed?.enumeration == ["b", "a", "b"] && listed?.tags == nil && listed?.shape == .empty)
    #expect(listed?.annotations.map(\.name) == ["doc", "z"] && listed?.annotations.map(\.value) == ["", "1"])
    #expect(listed?.allows(id: "a") == true && listed?.allows(id: "c") == false)
    #expect(try tagged?.tags == .set(of: .entity(EntityType("E"))) && tagged?.shape[""]?.isRequired == true)
    #expect(try schema[EntityUID("Action", "a")]?.annotations.first?.value == "d\n")
  }

  @Test func `names that Swift calls equal are two`() throws {
    let schema = try Schema(parsing: "entity A { \"é\": Long, \"e\u{301}\": Bool }; action \"é\", \"e\u{301}\";")
    #expect(schema.actions.count == 2)
    #expect(try schema[EntityType("A")]?.shape["e\u{301}"]?.type == .bool)
  }
}
