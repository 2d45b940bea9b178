import Gateway
import JSON
import Statistics

/// `navette statistics show`
struct StatisticsShowCommand: AskingCommand {
  private static let quarter = Operand("QUARTER", .text, "The quarter: 2026-T4.")

  static let declaration = Declaration(
    "show", summary: "Show the tables of a quarter: all once they are published, before that those of one's own.",
    discussion: ["Small numbers are hidden, and whatever would give them back. Nobody gets another number."],
    operands: [quarter.parameter], options: Asking.options,
    examples: [
      .init("navette statistics show 2026-T4", "For people."),
      .init("navette statistics show 2026-T4 --json", "For a program, with stable codes."),
    ])

  let asking: Asking
  private let trimestre: Trimestre

  init(_ values: Values) throws {
    asking = try Asking(values)
    trimestre = try Self.read(values.required(Self.quarter))
  }

  static func read(_ text: String) throws -> Trimestre {
    guard let trimestre = Trimestre(text) else { throw CommandError.usage("a quarter is written 2026-T4") }
    return trimestre
  }

  var request: GatewayRequest { .get("/api/statistiques/\(trimestre.code)") }

  func text(of answer: Answer) throws -> String {
    guard let tables = answer.json["tableaux"].flatMap({ try? TableauxDuTrimestre($0) }) else {
      throw CommandError(.untrusted, "the gateway answered something that is no table")
    }
    let catalogue = Catalogue.usuel
    var text = "\(tables.trimestre.libelle), seuil \(tables.seuil)\n"
    for table in tables.populations {
      text += "\n\(table.population.libelle) : \(table.total.map(String.init) ?? "trop peu pour être montré")\n"
      for indicateur in table.indicateurs {
        let known = catalogue.indicateurs.first { $0.code == indicateur.code }
        text += "\n\(indicateur.code) \(known?.titre ?? "")\n"
        if indicateur.estRetenu { text += "  non montré\n" }
        for ligne in indicateur.lignes {
          let label = known?.lignes.first { $0.code == ligne.code }?.libelle ?? ligne.code
          text += "  \(ligne.nombre.map(String.init) ?? "masqué")  \(label)\n"
        }
        if let masque = indicateur.masque { text += "  \(masque)  (les masqués, ensemble)\n" }
      }
    }
    return SafeText.paragraph(text)
  }
}
