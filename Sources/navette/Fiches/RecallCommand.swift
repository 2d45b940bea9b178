import JSON
import Liaison

/// `navette recall`
struct RecallCommand: Command {
  private static let reason = Option(
    "reason", "CODE", .coded(MotifRappel.self), "Why: \(CodeList.text(MotifRappel.self)).", isRequired: true)

  static let declaration = Declaration(
    "recall", summary: "Take back one's own fiche before anybody has opened it.",
    operands: [FicheArguments.reference.parameter], options: [reason.parameter] + FicheAct.options,
    examples: [.init("navette recall FN-2026-7K3Q-XM4T-QW --reason erreur-destinataire", "Nobody has read it.")])

  private let act: FicheAct
  private let reason: String

  init(_ values: Values) throws {
    act = try FicheAct(values)
    reason = try values.required(Self.reason)
  }

  func run(_ console: Console) throws { try act.run("rappel", ["motif": .string(reason)], console: console) }
}
