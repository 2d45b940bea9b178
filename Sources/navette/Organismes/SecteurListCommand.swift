import JSON

/// `navette secteur list`
struct SecteurListCommand: Command {
  static let declaration = Declaration(
    "list", summary: "List the secteurs and the other bodies.",
    options: AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette secteur list --json", "For a program.")])

  private let agent: AgentArguments
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).ask(.get("/api/organismes"))
    let rows = try answer.elements("organismes").map { body -> [JSON] in
      [
        .string(try body.string("id", maximum: 64)), .string(try body.string("nom")),
        .string(
          isJSON ? try body.string("nature", maximum: 64) : Labels.nature(try body.string("nature", maximum: 64))),
        try (body.optionalString("circonscription") ?? body.optionalString("parent")).map(JSON.string) ?? .null,
      ]
    }
    Table(
      columns: [
        .init("Identifiant", key: "id"), .init("Nom", key: "nom"), .init("Nature", key: "nature"),
        .init("Circonscription", key: "circonscription"),
      ], rows: rows, whenEmpty: "Aucun organisme."
    ).print(console, asJSON: isJSON)
  }
}
