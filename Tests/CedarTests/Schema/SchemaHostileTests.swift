import Cedar
import JSON
import Testing

/// Schemas made to exhaust the stack, the memory or the time.
@Suite struct SchemaHostileTests {
  static func refusal(of text: String) -> CedarError.Code? {
    do throws(CedarError) {
      _ = try Schema(text: text)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [("Set<", "Long", ">"), ("{a: ", "Long", "}"), ("{a: Set<", "Long", ">}")])
  func `nesting is read up to the limit and refused beyond it`(open: String, inside: String, close: String) throws {
    #expect(Self.refusal(of: "type T = \(HostileInputTests.around(99, open, inside, close));") == nil)
    for count in [201, 100_000] {
      #expect(Self.refusal(of: "type T = \(HostileInputTests.around(count, open, inside, close));") == .tooDeep)
    }
  }

  @Test func `nesting in JSON is bounded, by its parser and without it`() throws {
    func schema(_ type: JSON) -> JSON { ["": ["commonTypes": ["T": type], "entityTypes": [:], "actions": [:]]] }
    var type: JSON = ["type": "Long"]
    for _ in 0..<150 { type = ["type": "Set", "element": type] }
    #expect(throws: Never.self) { try Schema(json: schema(type)) }
    for _ in 0..<100 { type = ["type": "Set", "element": type] }
    let error = try #require(throws: CedarError.self) { try Schema(json: schema(type)) }
    #expect(error.code == .tooDeep)
    #expect(Self.refusal(of: String(repeating: "{\"\":", count: 100_000)) == .invalidSchemaJSON)
  }

  @Test func `a chain of common types is followed without a stack, and counted once flattened`() throws {
    let aliases = (1...20_000).map { "type T\($0) = T\($0 - 1);" }.reversed().joined() + "type T0 = Long;"
    #expect(Self.refusal(of: aliases) == nil)
    let sets = (1...1_000).map { "type T\($0) = Set<T\($0 - 1)>;" }.joined() + "type T0 = Long;"
    #expect(Self.refusal(of: sets) == .tooDeep)
    #expect(Self.refusal(of: (1...150).map { "type T\($0) = Set<T\($0 - 1)>;" }.joined() + "type T0 = Long;") == nil)
    let doubled = (1...40).map { "type T\($0) = {a: T\($0 - 1), b: T\($0 - 1)};" }.joined() + "type T0 = Long;"
    #expect(Self.refusal(of: doubled) == .tooLong)
  }

  @Test func `a hierarchy whose closure would be huge is refused, a long one is not`() throws {
    func chain(_ count: Int) -> String {
      (1...count).map { "entity E\($0) in E\($0 - 1); action a\($0) in a\($0 - 1);" }.joined() + "entity E0; action a0;"
    }
    #expect(Self.refusal(of: chain(500)) == nil)
    #expect(Self.refusal(of: chain(5_000)) == .tooLong)
  }

  @Test func `many declarations cost no more than their number`() throws {
    let namespaces = (0..<20_000).map { "namespace N\($0) { entity A { a\($0): Long }; action \"b\($0)\"; }" }
    #expect(Self.refusal(of: namespaces.joined()) == nil)
    #expect(Self.refusal(of: (0..<20_000).map { "@a\($0) " }.joined() + "entity A;") == nil)
    #expect(Self.refusal(of: "entity A {" + (0..<20_000).map { "a\($0): Long," }.joined() + "};") == nil)
    #expect(Self.refusal(of: String(repeating: " ", count: (16 << 20) + 1)) == .tooLong)
  }

  @Test func `random token soup is read or refused`() throws {
    let words = [
      "entity", "action", "type", "namespace", "N", "A", "B", "T", "{", "}", "[", "]", "<", ">", "=", ":", "::", ";",
      ",",
      "?", "@", "(", ")", "in", "enum", "tags", "appliesTo", "principal", "resource", "context", "Set", "Long",
      "String",
      "\"a\"", "\"\\u{e9}\"", "attributes", "__cedar", "ipaddr", "//", "\n", "é", "\"", "\\", "Action", "entity A;",
      "entity B in A;", "type T = A;", "action a;", "{ a: Long }", ": Set<Long>",
    ]
    var random = SplitMix(state: 24)
    var read = 0
    for _ in 0..<20_000 {
      let soup = (0..<Int.random(in: 1...10, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      if let schema = try? Schema(text: soup.joined(separator: " ")) {
        read += 1
        #expect(try Schema(json: SchemaRendering(schema: schema).json) == schema)
      }
    }
    #expect(read > 100)
  }

  @Test func `random bytes changed in real schemas are read or refused, in both forms`() throws {
    let text = try Vectors.text("conformance/sample-data/sandbox_b/schema_exts.cedarschema")
    let sources = [Array(text.utf8), try SchemaRendering(schema: Schema(parsing: text)).json.serialized()]
    var random = SplitMix(state: 5)
    for round in 0..<2_000 {
      var bytes = sources[round % 2]
      for _ in 0..<2 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? Schema(text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
