import JSON
import Liaison

/// `navette saisine list`
struct SaisineListCommand: AskingCommand {
  static let declaration = Declaration(
    "list", summary: "List the saisines of one's unit and the codes received, or those of one's post.",
    options: PageArguments.parameters + Asking.options,
    examples: [.init("navette saisine list --json", "For a program.")])

  let asking: Asking
  private let page: PageArguments

  init(_ values: Values) throws { (asking, page) = (try Asking(values), try PageArguments(values)) }

  var request: GatewayRequest { .get("/api/saisines?\(page.query)") }

  func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("saisines").map { saisine -> [JSON] in
      let codes = try saisine.elements("suites").map { Labels.label(CodeDeSuite.self, try $0.string("code")) }
      return [
        .string(try saisine.string("reference", maximum: 64)),
        .string(Labels.etat(try saisine.string("etat"), of: .saisine)),
        .string(try saisine.string("emetteur")), .string(try saisine.string("destination")),
        .string(Labels.urgence(try saisine.string("urgence"))),
        .string(codes.joined(separator: ", ")),
      ]
    }
    let table = Table(
      columns: [
        .init("Référence", key: "reference"), .init("État", key: "etat"), .init("Émetteur", key: "emetteur"),
        .init("Destination", key: "destination"), .init("Urgence", key: "urgence"), .init("Suites", key: "suites"),
      ], rows: rows, whenEmpty: "Aucune saisine.")
    return try table.text() + PageArguments.following(answer, "navette saisine list")
  }
}
