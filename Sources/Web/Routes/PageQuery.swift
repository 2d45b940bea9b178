internal import Gateway
internal import JSON
internal import Liaison

/// Which page of a list.
struct PageQuery: QueryForm {
  static let fields = [
    QueryField(
      name: "apres", summary: "Le curseur « suite » de la page précédente",
      schema: .string(length: 1...256, pattern: "(?:[+-]?[0-9]{1,20}~){3}[^~]{0,64}")),
    QueryField(
      name: "limite", summary: "Le nombre d’éléments, 50 par défaut, 500 au plus",
      schema: .integer(Int64(limits.lowerBound)...Int64(limits.upperBound))),
  ]

  private static let limits = 1...500

  let after: Lists.Cursor?
  let limit: Int

  init(_ reader: inout QueryReader) throws {
    after = try reader.optional("apres", expected: "curseur « suite »", parse: Lists.cursor)
    limit = try reader.integer("limite", in: Self.limits) ?? 50
  }
}

/// Which page of the avis de péril.
struct AvisQuery: QueryForm {
  static let fields = [QueryField.only(.avisDePeril)] + PageQuery.fields

  let only: Reference?
  let page: PageQuery

  init(_ reader: inout QueryReader) throws { (only, page) = (try reader.only(.avisDePeril), try PageQuery(&reader)) }
}

/// Which page of the saisines.
struct SaisinesQuery: QueryForm {
  static let fields = [QueryField.only(.saisine)] + PageQuery.fields

  let only: Reference?
  let page: PageQuery

  init(_ reader: inout QueryReader) throws { (only, page) = (try reader.only(.saisine), try PageQuery(&reader)) }
}

/// Which reviews, and which page of them.
struct RelecturesQuery: QueryForm {
  static let fields =
    [
      QueryField(
        name: "vue", summary: "Les relectures attendues, en retard ou faites : toutes par défaut",
        schema: .codes(ListReviews.Vue.allCases.map(\.rawValue)))
    ] + PageQuery.fields

  let vue: ListReviews.Vue?
  let page: PageQuery

  init(_ reader: inout QueryReader) throws {
    (vue, page) = (try reader.code("vue", ListReviews.Vue.self), try PageQuery(&reader))
  }
}

/// Whose oral transmissions, and which page of them.
struct OralesQuery: QueryForm {
  static let fields =
    [
      QueryField(
        name: "dossier", summary: "Les siennes (par défaut), ou celles des autres pour relecture",
        schema: .codes(ListOrales.Dossier.allCases.map(\.rawValue))),
      .only(.transmissionOrale),
    ] + PageQuery.fields

  let dossier: ListOrales.Dossier
  let only: Reference?
  let page: PageQuery

  init(_ reader: inout QueryReader) throws {
    dossier = try reader.code("dossier", ListOrales.Dossier.self) ?? .siennes
    (only, page) = (try reader.only(.transmissionOrale), try PageQuery(&reader))
  }
}

extension QueryField {
  fileprivate static func only(_ kind: Reference.Kind) -> QueryField {
    QueryField(
      name: "reference", summary: "Celle-ci seulement, si elle est de la liste", schema: Reference.schema(of: [kind]))
  }
}

extension QueryReader {
  fileprivate func only(_ kind: Reference.Kind) throws -> Reference? {
    try optional("reference", expected: "référence", parse: PathParameter.reference(kind).parse)
  }
}
