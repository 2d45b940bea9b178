internal import Gateway
internal import JSON

/// Which part of a list of fiches, and from where.
struct ListQuery: QueryForm {
  static let fields =
    [
      QueryField(
        name: "vue", summary: "Celles qui sont dans un état",
        schema: .codes(ListFiches.Vue.allCases.map(\.rawValue))),
      // A fiche that was sent on is not its former reader's any more: what was done is told in their list.
      QueryField(name: "fait", summary: "Ce qui vient d’être fait", schema: .codes([FicheDone.reorientation.rawValue])),
    ] + Suite.fields

  let vue: ListFiches.Vue?
  let done: FicheDone?
  let suite: Suite

  init(_ reader: inout QueryReader) throws {
    vue = try reader.code("vue", ListFiches.Vue.self)
    done = try reader.optional("fait", expected: FicheDone.reorientation.rawValue) {
      $0 == FicheDone.reorientation.rawValue ? .reorientation : nil
    }
    suite = try Suite(&reader)
  }
}
