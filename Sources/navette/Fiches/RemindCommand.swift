import JSON
import Liaison

/// `navette remind`
struct RemindCommand: Command {
  static let declaration = Declaration(
    "remind", summary: "Remind those who have one's own fiche that it awaits: once a day at most.",
    discussion: [
      "A day after the last step, or from the deadline; once it is acknowledged, when the return is late. When a "
        + "colleague has taken charge of it, they alone are reminded. Too soon, the answer says from when."
    ],
    operands: [FicheArguments.reference.parameter], options: FicheAct.options,
    examples: [.init("navette remind FN-2026-7K3Q-XM4T-QW", "Nobody has answered for a day.")])

  private let act: FicheAct

  init(_ values: Values) throws { act = try FicheAct(values) }

  func run(_ console: Console) throws { try act.run("relance", console: console) }
}
