import JSON

/// `navette secteur list`
struct SecteurListCommand: AskingCommand {
  static let declaration = Declaration(
    "list", summary: "List the secteurs and the other bodies.",
    options: Asking.options,
    examples: [.init("navette secteur list --json", "For a program.")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/organismes") }

  func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("organismes").map { body -> [JSON] in
      [
        .string(try body.string("id", maximum: 64)), .string(try body.string("nom")),
        .string(Labels.nature(try body.string("nature", maximum: 64))),
        try (body.optionalString("circonscription") ?? body.optionalString("parent")).map(JSON.string) ?? .null,
      ]
    }
    return Table(
      columns: [
        .init("Identifiant", key: "id"), .init("Nom", key: "nom"), .init("Nature", key: "nature"),
        .init("Circonscription", key: "circonscription"),
      ], rows: rows, whenEmpty: "Aucun organisme."
    ).text()
  }
}
