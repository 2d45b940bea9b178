import JSON
import Testing

private enum Couleur: String, CaseIterable { case bleu, vert }

struct JSONReaderTests {
  private func reading<Value>(_ text: String, _ body: (JSONReader) throws -> Value) throws -> Value {
    try body(JSONReader(try JSON.parse(text)))
  }

  @Test func `a conforming object is read whole`() throws {
    let read = try reading(#"{"nom":"x","n":3,"ok":true,"l":["bleu"],"absent":null}"#) { reader in
      try reader.object { fields in
        (
          try fields.required("nom").string(maxScalars: 1), try fields.required("n").integer(in: 0...3),
          try fields.required("ok").bool(), try fields.required("l").array(max: 1) { try $0.code(Couleur.self) },
          fields.optional("absent") == nil
        )
      }
    }
    #expect(read == ("x", 3, true, [.bleu], true))
  }

  @Test(arguments: [
    (#"{"a":{"b":"xx"}}"#, "/a/b", JSONReadingError.Code.tooLong), (#"{"a":{"b":1}}"#, "/a/b", .wrongType),
    (#"{"a":{}}"#, "/a/b", .missingField), (#"{"a":{"b":null}}"#, "/a/b", .missingField),
    (#"{"a":{"b":"x","c":1}}"#, "/a/c", .unknownField), (#"{"a":[]}"#, "/a", .wrongType),
    (#"{"a":{"b":"x"},"zz":0}"#, "/zz", .unknownField), ("[]", "", .wrongType),
  ])
  func `a fault names its field`(text: String, pointer: String, code: JSONReadingError.Code) {
    let error = #expect(throws: JSONReadingError.self) {
      try reading(text) { reader in
        try reader.object { fields in
          try fields.required("a").object { try $0.required("b").string(maxScalars: 1) }
        }
      }
    }
    #expect(error?.pointer == pointer)
    #expect(error?.code == code)
  }

  @Test func `a number outside its range and a code outside its list are refused`() {
    #expect(throws: JSONReadingError.self) { try reading("4") { try $0.integer(in: 0...3) } }
    #expect(throws: JSONReadingError.self) { try reading("1.0") { try $0.integer() } }
    #expect(throws: JSONReadingError.self) { try reading(#""rouge""#) { try $0.code(Couleur.self) } }
    #expect(throws: JSONReadingError.self) { try reading("[1,2]") { try $0.array(max: 1) { try $0.integer() } } }
  }

  @Test func `an unknown field whose name is not an identifier is not quoted`() {
    let error = #expect(throws: JSONReadingError.self) {
      try reading(#"{"Mme X, 3 rue Y":1}"#) { try $0.object { _ in } }
    }
    #expect(error?.pointer == "")
  }
}
