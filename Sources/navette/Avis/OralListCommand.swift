import JSON
import Liaison

/// `navette oral list`
struct OralListCommand: AskingCommand {
  private static let review = Flag(
    "review", "Those of others, in codes: a cadre for their circonscription, an auditor for all.")

  static let declaration = Declaration(
    "list", summary: "List what was said aloud and recorded: one's own, or the codes of others' to review.",
    options: [review.parameter] + PageArguments.parameters + Asking.options,
    examples: [
      .init("navette oral list", "One's own, the latest first."),
      .init("navette oral list --review --json", "For a cadre or an auditor, for a program."),
    ])

  let asking: Asking
  private let page: PageArguments
  private let isReview: Bool

  init(_ values: Values) throws {
    (asking, page) = (try Asking(values), try PageArguments(values))
    isReview = values.isSet(Self.review)
  }

  var request: GatewayRequest { .get("/api/orales?dossier=\(isReview ? "relecture" : "siennes")&\(page.query)") }

  func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("orales").map { orale -> [JSON] in
      let sections = try orale.elements("rubriques").map { Labels.label(SectionCode.self, try $0.string()) }
      return [
        .string(try orale.string("reference", maximum: 64)), .string(try orale.string("diteLe", maximum: 64)),
        .string(Labels.nature(try orale.member("interlocuteur").string("nature"))),
        .string(Labels.label(FondementLegal.self, try orale.string("fondement"))),
        .string(sections.joined(separator: ", ")), .bool(orale.optional("permise")?.json.bool == true),
        try orale.optionalString("etat").map { .string(Labels.etatAvis($0)) } ?? .null,
        .string(try orale.string("auteur")),
      ]
    }
    let table = Table(
      columns: [
        .init("Référence", key: "reference"), .init("Dite le", key: "diteLe"), .init("À", key: "interlocuteur"),
        .init("Fondement", key: "fondement"), .init("Rubriques", key: "rubriques"), .init("Permise", key: "permise"),
        .init("Justification", key: "etat"), .init("Auteur", key: "auteur"),
      ], rows: rows, whenEmpty: "Aucune transmission orale.")
    return try table.text() + PageArguments.following(answer, "navette oral list\(isReview ? " --review" : "")")
  }
}
