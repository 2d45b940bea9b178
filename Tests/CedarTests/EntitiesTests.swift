import Cedar
import JSON
import Testing

@Suite struct EntitiesTests {
  static func uid(_ id: String) throws -> EntityUID { try EntityUID("T", id) }

  static func entity(_ id: String, in parents: [String] = [], _ attributes: Record = .empty) throws -> Entity {
    Entity(try uid(id), attributes: attributes, parents: Set(try parents.map { try uid($0) }))
  }

  @Test func `ancestors are found through every path, absent parents included`() throws {
    let store = try Entities([
      Self.entity("a", in: ["b", "c"]), Self.entity("b", in: ["d"]), Self.entity("c", in: ["d", "absent"]),
    ])
    #expect(Set(store.ancestors(of: try Self.uid("a"))) == Set(try ["b", "c", "d", "absent"].map { try Self.uid($0) }))
    #expect(store.contains(try Self.uid("a"), in: try Self.uid("absent")))
    #expect(store.contains(try Self.uid("nowhere"), in: try Self.uid("nowhere")))
    #expect(!store.contains(try Self.uid("d"), in: try Self.uid("a")))
    #expect(store.ancestors(of: try Self.uid("d")).isEmpty)
  }

  @Test func `identical duplicates are one entity, different ones are refused`() throws {
    #expect(try Entities([Self.entity("a", in: ["b"]), Self.entity("a", in: ["b"])]).count == 1)
    #expect(throws: CedarError.self) { try Entities([Self.entity("a"), Self.entity("a", in: ["b"])]) }
    #expect(throws: CedarError.self) { try Entities([Self.entity("a"), Self.entity("a", ["x": 1])]) }
  }

  @Test func `cycles are refused`() throws {
    for cycle in [
      [try Self.entity("a", in: ["a"])], [try Self.entity("a", in: ["b"]), try Self.entity("b", in: ["a"])],
      [
        try Self.entity("z", in: ["a"]), try Self.entity("a", in: ["x", "b"]), try Self.entity("b", in: ["c"]),
        try Self.entity("c", in: ["a"]), try Self.entity("x"),
      ],
    ] {
      let error = try #require(throws: CedarError.self) { try Entities(cycle) }
      #expect(error.code == .entityCycle)
    }
  }

  @Test func `a deep hierarchy needs no stack`() throws {
    let store = try Entities((0..<600).map { try Self.entity("\($0)", in: ["\($0 + 1)"]) })
    #expect(store.contains(try Self.uid("0"), in: try Self.uid("600")))
  }

  @Test(arguments: [
    // A chain, whose pairs are half the square of its length; and layers, each wholly inside the next.
    (width: 1, depth: 5_000), (width: 20, depth: 200),
  ])
  func `a hierarchy of too many pairs is refused, before it takes the time and memory of its square`(
    width: Int, depth: Int
  ) throws {
    func layers(_ depth: Int) throws -> [Entity] {
      try (0..<depth).flatMap { layer in
        let above = (0..<width).map { "\(layer + 1)-\($0)" }
        return try (0..<width).map { try Self.entity("\(layer)-\($0)", in: above) }
      }
    }
    let error = try #require(throws: CedarError.self) { try Entities(layers(depth)) }
    #expect(error.code == .tooLong)
    #expect(try Entities(layers(depth / 10)).count == width * depth / 10)
  }

  @Test func `added entities see the base, and the base sees them when it named them`() throws {
    let base = try Entities([Self.entity("group", in: ["top"])])
    let more = try base.adding([Self.entity("a", in: ["group"])])
    #expect(more.contains(try Self.uid("a"), in: try Self.uid("top")))
    #expect(more.count == 2)
    let rebuilt = try more.adding([Self.entity("top", in: ["above"])])
    #expect(rebuilt.contains(try Self.uid("a"), in: try Self.uid("above")))
    #expect(base[try Self.uid("a")] == nil)
    #expect(throws: CedarError.self) { try more.adding([Self.entity("top", in: ["a"])]) }
    #expect(throws: CedarError.self) { try more.adding([Self.entity("a")]) }
    #expect(try more.adding([Self.entity("a", in: ["group"])]).count == 2)
  }

  @Test func `entities are read from JSON, escapes included`() throws {
    let store = try Entities(
      JSON.parse(
        #"""
        [{"uid": {"type": "T", "id": "a"}, "parents": [{"__entity": {"type": "T", "id": "b"}}],
          "attrs": {"n": 1, "s": ["x", "x"], "r": {"b": true}, "e": {"__entity": {"type": "T", "id": "c"}},
                    "ip": {"__extn": {"fn": "ip", "arg": "10.0.0.0/8"}}}, "tags": {"t": "v"}}, {"uid": {"type": "T", "id": "b"}}]
        """#))
    let entity = try #require(store[try Self.uid("a")])
    #expect(entity.attributes["n"] == 1)
    #expect(entity.attributes["s"] == .set(of: ["x"]))
    #expect(entity.attributes["e"] == .entity(try Self.uid("c")))
    #expect(entity.attributes["ip"] == .extension(.ipaddr(try IPAddress("10.0.0.0/8"))))
    #expect(entity.tags["t"] == "v")
    #expect(entity.parents == [try Self.uid("b")])
  }

  @Test(arguments: [
    #"{}"#, #"[1]"#, #"[{}]"#, #"[{"uid": {"type": "T"}}]"#, #"[{"uid": {"type": "T", "id": "a", "x": 1}}]"#,
    #"[{"uid": {"type": "T T", "id": "a"}}]"#, #"[{"uid": {"type": "T", "id": 1}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": []}]"#, #"[{"uid": {"type": "T", "id": "a"}, "parents": {}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": null}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": 1.5}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": 9223372036854775808}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": {"__entity": {"type": "T", "id": "b"}, "y": 1}}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": {"__extn": {"fn": "ip", "arg": "no"}}}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": {"__extn": {"fn": "isIpv4", "arg": "1.1.1.1"}}}}]"#,
    #"[{"uid": {"type": "T", "id": "a"}, "attrs": {"x": {"__expr": "1"}}}]"#,
  ])
  func `other JSON is refused`(text: String) throws {
    let json = try JSON.parse(text)
    #expect(throws: CedarError.self) { try Entities(json) }
  }
}
