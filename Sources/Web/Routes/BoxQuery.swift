internal import Gateway

/// Which page of which box.
struct BoxQuery: QueryForm {
  static let fields = [
    QueryField(name: "dossier", summary: "Les fiches reçues (par défaut) ou envoyées"),
    QueryField(name: "apres", summary: "Le curseur « suite » de la page précédente"),
    QueryField(name: "limite", summary: "Le nombre de fiches, 50 par défaut, 500 au plus"),
  ]

  let box: ListFiches.Box
  let after: ListFiches.Cursor?
  let limit: Int

  init(_ reader: inout QueryReader) throws {
    box = try reader.code("dossier", ListFiches.Box.self) ?? .recues
    after = try reader.optional("apres", expected: "curseur « suite »", parse: ListFiches.cursor)
    limit = try reader.integer("limite", in: 1...500) ?? 50
  }
}
