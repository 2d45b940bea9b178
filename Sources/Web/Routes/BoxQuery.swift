internal import Gateway
internal import JSON

/// Which page of which box.
struct BoxQuery: QueryForm {
  static let fields = [
    QueryField(
      name: "dossier", summary: "Les fiches reçues (par défaut) ou envoyées",
      schema: .codes(ListFiches.Box.allCases.map(\.rawValue))),
    QueryField(
      name: "vue", summary: "Celles qui sont dans un état : toutes par défaut",
      schema: .codes(ListFiches.Vue.allCases.map(\.rawValue))),
    QueryField(
      name: "apres", summary: "Le curseur « suite » de la page précédente",
      schema: .string(length: 1...256, pattern: "(?:[+-]?[0-9]{1,20}~){3}[^~]{0,64}")),
    QueryField(
      name: "limite", summary: "Le nombre de fiches, 50 par défaut, 500 au plus",
      schema: .integer(Int64(limits.lowerBound)...Int64(limits.upperBound))),
  ]

  private static let limits = 1...500

  let box: ListFiches.Box
  let vue: ListFiches.Vue?
  let after: ListFiches.Cursor?
  let limit: Int

  init(_ reader: inout QueryReader) throws {
    box = try reader.code("dossier", ListFiches.Box.self) ?? .recues
    vue = try reader.code("vue", ListFiches.Vue.self)
    after = try reader.optional("apres", expected: "curseur « suite »", parse: ListFiches.cursor)
    limit = try reader.integer("limite", in: Self.limits) ?? 50
  }
}
