internal import JSON

/// The query of a page that one reaches after an act: what was just done, in a code of that page.
struct Fait: QueryForm {
  static let fields = [
    QueryField(name: "fait", summary: "Ce qui vient d’être fait", schema: .string(length: 1...32, pattern: "[a-z-]+"))
  ]

  let fait: String?

  init(_ reader: inout QueryReader) throws {
    fait = try reader.optional("fait", expected: "a-z") { text in
      text.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0 == 0x2d } ? text : nil
    }
  }
}
