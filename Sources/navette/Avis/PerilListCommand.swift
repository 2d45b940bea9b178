import JSON
import Liaison

/// `navette peril list`
struct PerilListCommand: Command {
  static let declaration = Declaration(
    "list", summary: "List the avis de péril sent, received or to review.",
    options: AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette peril list --json", "For a program.")])

  private let agent: AgentArguments
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).ask(.get("/api/avis"))
    if isJSON { return console.print(answer.json.text) }
    let rows = try answer.elements("avis").map { avis -> [JSON] in
      [
        .string(try avis.string("reference", maximum: 64)), .string(Labels.etatAvis(try avis.string("etat"))),
        try avis.optionalString("auteur").map(JSON.string) ?? .null,
        try avis.optionalString("destination").map(JSON.string) ?? .null,
        try avis.optionalString("justificationAvant").map(JSON.string) ?? .null,
      ]
    }
    Table(
      columns: [
        .init("Référence", key: "reference"), .init("État", key: "etat"), .init("Auteur", key: "auteur"),
        .init("Destination", key: "destination"), .init("Justification avant", key: "justificationAvant"),
      ], rows: rows, whenEmpty: "Aucun avis de péril."
    ).print(console, asJSON: false)
  }
}
