import Gateway
import JSON
import Statistics

/// `navette statistics year`
struct StatisticsYearCommand: AskingCommand {
  private static let year = Operand("YEAR", .integer(in: 2000...2999), "The year.")

  static let declaration = Declaration(
    "year",
    summary: "Give the figures of a year with stable codes, for the national level: what its published quarters show.",
    operands: [year.parameter], options: Asking.options,
    examples: [.init("navette statistics year 2026 --json", "The national file.")])

  let asking: Asking
  private let annee: Int

  init(_ values: Values) throws {
    asking = try Asking(values)
    annee = try values.required(Self.year)
  }

  var request: GatewayRequest { .get("/api/statistiques/annees/\(annee)") }

  func text(of answer: Answer) throws -> String {
    let quarters = try answer.elements("trimestres").map { try $0.string() }
    let rows = try answer.elements("populations").flatMap { population in
      try population.elements("indicateurs").flatMap { indicateur in
        try indicateur.elements("lignes").map { ligne -> [JSON] in
          let nombre = try ligne.member("nombre")
          let least = nombre.json["auMoins"]?.integer ?? 0
          let text = nombre.json["exact"] == true ? "\(least)" : least > 0 ? "au moins \(least)" : "masqué"
          return [
            .string(try population.string("population")), .string(try indicateur.string("code")),
            .string(try ligne.string("code", maximum: 64)), .string(text),
          ]
        }
      }
    }
    let table = Table(
      columns: [
        .init("Population", key: "population"), .init("Indicateur", key: "indicateur"), .init("Code", key: "code"),
        .init("Nombre", key: "nombre"),
      ], rows: rows, whenEmpty: "Aucun trimestre publié.")
    return "\(annee) : \(quarters.isEmpty ? "aucun trimestre publié" : quarters.joined(separator: ", "))\n"
      + table.text()
  }
}
