import JSON

/// `navette peril list`
struct PerilListCommand: AskingCommand {
  static let declaration = Declaration(
    "list", summary: "List the avis de péril sent, received or to review, the latest first.",
    options: PageArguments.parameters + Asking.options,
    examples: [.init("navette peril list --json", "For a program.")])

  let asking: Asking
  private let page: PageArguments

  init(_ values: Values) throws { (asking, page) = (try Asking(values), try PageArguments(values)) }

  var request: GatewayRequest { .get("/api/avis?\(page.query)") }

  func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("avis").map { avis -> [JSON] in
      [
        .string(try avis.string("reference", maximum: 64)), .string(Labels.etatAvis(try avis.string("etat"))),
        try avis.optionalString("auteur").map(JSON.string) ?? .null,
        try avis.optionalString("destination").map(JSON.string) ?? .null,
        try avis.optionalString("justificationAvant").map(JSON.string) ?? .null,
      ]
    }
    let table = Table(
      columns: [
        .init("Référence", key: "reference"), .init("État", key: "etat"), .init("Auteur", key: "auteur"),
        .init("Destination", key: "destination"), .init("Justification avant", key: "justificationAvant"),
      ], rows: rows, whenEmpty: "Aucun avis de péril.")
    return try table.text() + PageArguments.following(answer, "navette peril list")
  }
}
