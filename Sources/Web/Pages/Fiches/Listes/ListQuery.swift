internal import Gateway
internal import JSON

/// Which part of a list of fiches, and from where.
struct ListQuery: QueryForm {
  static let fields = [
    QueryField(
      name: "vue", summary: "Celles qui sont dans un état",
      schema: .codes(ListFiches.Vue.allCases.map(\.rawValue))),
    QueryField(name: "suite", summary: "Le curseur de la page précédente", schema: .string(length: 1...256)),
  ]

  let vue: ListFiches.Vue?
  let after: ListFiches.Cursor?

  init(_ reader: inout QueryReader) throws {
    vue = try reader.code("vue", ListFiches.Vue.self)
    after = try reader.optional("suite", expected: "page suivante", parse: ListFiches.cursor)
  }
}
