internal import JSON
internal import Liaison

/// What somebody is typing, and how many communes to propose.
struct CommuneQuery: QueryForm {
  static let fields = [
    QueryField(
      name: "q", summary: "Le début d’un mot du nom, d’un code postal ou d’un code INSEE",
      schema: .string(length: 1...CompletionCommunes.longueur), isRequired: true),
    QueryField(
      name: "limite", summary: "Le nombre de communes, 10 par défaut, 30 au plus",
      schema: .integer(Int64(limits.lowerBound)...Int64(limits.upperBound))),
  ]

  private static let limits = 1...30

  let text: String
  let limit: Int

  init(_ reader: inout QueryReader) throws {
    text = try reader.required("q", expected: "\(CompletionCommunes.longueur)", code: .tooLong) { text in
      text.unicodeScalars.count <= CompletionCommunes.longueur ? text : nil
    }
    limit = try reader.integer("limite", in: Self.limits) ?? 10
  }
}
