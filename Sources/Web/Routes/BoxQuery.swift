internal import Gateway
internal import JSON

/// Which page of which box.
struct BoxQuery: QueryForm {
  static let fields =
    [
      QueryField(
        name: "dossier", summary: "Les fiches reçues (par défaut) ou envoyées",
        schema: .codes(ListFiches.Box.allCases.map(\.rawValue))),
      QueryField(
        name: "vue", summary: "Celles qui sont dans un état : toutes par défaut",
        schema: .codes(ListFiches.Vue.allCases.map(\.rawValue))),
    ] + PageQuery.fields

  let box: ListFiches.Box
  let vue: ListFiches.Vue?
  let page: PageQuery

  init(_ reader: inout QueryReader) throws {
    box = try reader.code("dossier", ListFiches.Box.self) ?? .recues
    vue = try reader.code("vue", ListFiches.Vue.self)
    page = try PageQuery(&reader)
  }
}
