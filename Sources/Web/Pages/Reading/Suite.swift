internal import Gateway
internal import JSON

/// The query of a page of a list: where it begins.
struct Suite: QueryForm {
  static let fields = [
    QueryField(name: "suite", summary: "Le curseur de la page précédente", schema: .string(length: 1...256))
  ]

  /// How many lines a page holds: with the stylesheet and the script it stays under 60 KB.
  static let nombre = 20

  /// Where the previous page ended; nil on the first.
  let after: Lists.Cursor?

  init(_ reader: inout QueryReader) throws {
    after = try reader.optional("suite", expected: "page suivante", parse: Lists.cursor)
  }
}
