import JSON
import Liaison

/// `navette known`
struct KnownCommand: Command {
  private static let file = Operand(
    "PERSON.json", .path, "Who is looked for, and why: nom, nomUsage, prenoms, naissance, motif.")

  static let declaration = Declaration(
    "known", summary: "Say whether a person is already named in a fiche that this agent may list.",
    discussion: [
      "However the name is spelt. Whoever is followed elsewhere is not found; that somebody looked is journaled, not whom "
        + "they looked for. Reasons: \(CodeList.text(MotifRecherche.self))."
    ],
    operands: [file.parameter], options: Asking.options,
    examples: [.init("navette known person.json", "Before one transmits.")])

  private let asking: Asking
  private let file: FilePath

  init(_ values: Values) throws { (asking, file) = (try Asking(values), try values.required(Self.file)) }

  func run(_ console: Console) throws {
    let body = try TextFile.object(file, maximum: 65_536)
    let answer = try asking.agent.session(console).ask(.post("/api/recherches", .object(body)))
    console.print(asking.isJSON ? answer.json.text : try Self.text(of: answer))
  }

  private static func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("fiches").map { fiche -> [JSON] in
      [
        .string(try fiche.string("reference", maximum: 64)),
        .string(Labels.label(Concordance.self, try fiche.string("concordance"))),
        .string(Labels.etat(try fiche.string("etat"))), .string(try fiche.string("auteur")),
        .string(try fiche.string("destination")), .string(try fiche.string("transmiseLe")),
      ]
    }
    return Table(
      columns: [
        .init("Référence", key: "reference"), .init("Ressemblance", key: "concordance"), .init("État", key: "etat"),
        .init("Auteur", key: "auteur"), .init("Destination", key: "destination"),
        .init("Transmise le", key: "transmiseLe"),
      ], rows: rows, whenEmpty: "Aucune de vos fiches ne nomme cette personne."
    ).text()
  }
}
