import Gateway
import JSON
import Liaison
import Statistics

/// `navette statistics publish`
struct StatisticsPublishCommand: AskingCommand {
  private static let quarter = Operand("QUARTER", .text, "The quarter: 2026-T4.")
  private static let comment = Option(
    "comment", "TEXT", .text, "The qualitative part, which everyone reads: no name, no situation that is recognised.")

  static let declaration = Declaration(
    "publish",
    summary: "Publish the tables of a quarter, for the DPO: everyone reads them, and they are not taken back.",
    operands: [quarter.parameter], options: [comment.parameter] + Asking.options,
    examples: [.init("navette statistics publish 2026-T4 --comment calme", "Once it was looked at.")])

  let asking: Asking
  private let trimestre: Trimestre
  private let demande: DemandeDePublication

  init(_ values: Values) throws {
    asking = try Asking(values)
    trimestre = try StatisticsShowCommand.read(values.required(Self.quarter))
    demande = DemandeDePublication(commentaire: try values.optional(Self.comment).map { try Texte($0) })
  }

  var request: GatewayRequest { .post("/api/statistiques/\(trimestre.code)/publication", demande.json) }

  func text(of answer: Answer) throws -> String {
    "Tableaux du \(trimestre.libelle) publiés. Empreinte au journal : \(try answer.string("empreinte", maximum: 64))\n"
  }
}
