import Gateway
import JSON
import Liaison

/// `navette peril reviews`
struct PerilReviewsCommand: AskingCommand {
  private static let view = Option(
    "view", "CODE", .code(ListReviews.Vue.allCases.map(\.rawValue)),
    "Those awaited, late or done: \(ListReviews.Vue.allCases.map(\.rawValue).joined(separator: ", ")). Default: all.")

  static let declaration = Declaration(
    "reviews", summary: "List the emergency disclosures and their review, due within 24 hours (auditeur, DPO).",
    discussion: ["Codes and references only. A cadre finds theirs in `navette peril list` and `oral list --review`."],
    options: [view.parameter] + PageArguments.parameters + Asking.options,
    examples: [.init("navette peril reviews --view en-retard", "What nobody reviewed in time.")])

  let asking: Asking
  private let page: PageArguments
  private let view: String?

  init(_ values: Values) throws {
    (asking, page) = (try Asking(values), try PageArguments(values))
    view = try values.optional(Self.view)
  }

  var request: GatewayRequest { .get("/api/relectures?\(view.map { "vue=\($0)&" } ?? "")\(page.query)") }

  func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("relectures").map { review -> [JSON] in
      func text(_ name: String) throws -> JSON { try review.optionalString(name).map(JSON.string) ?? .null }
      return [
        .string(try review.string("reference", maximum: 64)), .string(try review.string("le", maximum: 64)),
        .string(try review.string("auteur")), .string(Labels.etatAvis(try review.string("etat"))),
        .string(try review.string("relectureAvant", maximum: 64)),
        .bool(review.optional("enRetard")?.json.bool == true),
        try text("circonscription"), try text("relecteur"),
        try review.optionalString("conclusion").map { .string(Labels.label(ConclusionRelecture.self, $0)) } ?? .null,
      ]
    }
    let table = Table(
      columns: [
        .init("Référence", key: "reference"), .init("Transmise le", key: "le"), .init("Auteur", key: "auteur"),
        .init("État", key: "etat"), .init("Relecture avant", key: "relectureAvant"),
        .init("En retard", key: "enRetard"), .init("Circonscription", key: "circonscription"),
        .init("Relue par", key: "relecteur"), .init("Conclusion", key: "conclusion"),
      ], rows: rows, whenEmpty: "Aucune transmission d’urgence.")
    let counts = "\n\(try answer.natural("attendues")) attendue(s), \(try answer.natural("enRetard")) en retard."
    return try table.text() + counts + PageArguments.following(answer, "navette peril reviews")
  }
}
