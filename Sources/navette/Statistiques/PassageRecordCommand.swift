import Gateway
import JSON
import Liaison

/// `navette passage record`
struct PassageRecordCommand: AskingCommand {
  private static let faits = Operand(
    "DIMENSION=CODE", .text,
    "What is known: `nature`, `profil` and `problematique`, then what else the catalogue counts of passages, and `unite`.",
    isRepeated: true)

  static let declaration = Declaration(
    "record",
    summary: "Count somebody who was met, or an act, with or without a fiche: codes and a month, nothing else.",
    discussion: ["Nothing of it is journaled, and nothing joins it to a fiche or to whoever counted it."],
    operands: [faits.parameter], options: Asking.options,
    examples: [
      .init(
        "navette passage record nature=entretien profil=victime problematique=violences-conjugales commune=01053",
        "Somebody who came to the police station.")
    ])

  let asking: Asking
  private let demande: DemandeDePassage

  init(_ values: Values) throws {
    asking = try Asking(values)
    var faits: [String: String] = [:]
    for text in try values.all(Self.faits) {
      let sides = text.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, faits.updateValue(String(sides[1]), forKey: String(sides[0])) == nil else {
        throw CommandError.usage("`DIMENSION=CODE` is wanted, each dimension once")
      }
    }
    demande = DemandeDePassage(cle: .random(), faits: faits)
  }

  var request: GatewayRequest { .post("/api/passages", demande.json) }

  func text(of answer: Answer) throws -> String { "Passage compté dans le mois \(try answer.string("mois")).\n" }
}
