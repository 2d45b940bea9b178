import JSON
import Liaison

/// `navette oral list`
struct OralListCommand: Command {
  private static let review = Flag(
    "review", "Those of others, in codes: a cadre for their circonscription, an auditor for all.")

  static let declaration = Declaration(
    "list", summary: "List what was said aloud and recorded: one's own, or the codes of others' to review.",
    options: AgentArguments.parameters + [review.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette oral list", "One's own, the latest first."),
      .init("navette oral list --review --json", "For a cadre or an auditor, for a program."),
    ])

  private let agent: AgentArguments
  private let isReview: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isReview = values.isSet(Self.review)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).ask(.get("/api/orales?dossier=\(isReview ? "relecture" : "siennes")"))
    if isJSON { return console.print(answer.json.text) }
    let rows = try answer.elements("orales").map { orale -> [JSON] in
      let sections = try orale.elements("rubriques").map { Labels.label(SectionCode.self, try $0.string()) }
      return [
        .string(try orale.string("reference", maximum: 64)), .string(try orale.string("diteLe", maximum: 64)),
        .string(Labels.nature(try orale.member("interlocuteur").string("nature"))),
        .string(Labels.label(FondementLegal.self, try orale.string("fondement"))),
        .string(sections.joined(separator: ", ")), .bool(orale.optional("permise")?.json.bool == true),
        .string(try orale.string("auteur")),
      ]
    }
    Table(
      columns: [
        .init("Référence", key: "reference"), .init("Dite le", key: "diteLe"), .init("À", key: "interlocuteur"),
        .init("Fondement", key: "fondement"), .init("Rubriques", key: "rubriques"), .init("Permise", key: "permise"),
        .init("Auteur", key: "auteur"),
      ], rows: rows, whenEmpty: "Aucune transmission orale."
    ).print(console, asJSON: false)
  }
}
