/// `navette acknowledge`
struct AcknowledgeCommand: Command {
  static let declaration = Declaration(
    "acknowledge", summary: "Accuse réception: tell the author that the fiche was read and is taken in charge.",
    operands: [FicheArguments.reference.parameter], options: FicheAct.options,
    examples: [.init("navette acknowledge FN-2026-7K3Q-XM4T-QW", "After having opened it.")])

  private let act: FicheAct

  init(_ values: Values) throws { act = try FicheAct(values) }

  func run(_ console: Console) throws { try act.run("accuse", console: console) }
}
