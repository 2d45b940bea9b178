/// `navette close`
struct CloseCommand: Command {
  static let declaration = Declaration(
    "close", summary: "Close one's own fiche, once it was answered.",
    operands: [FicheArguments.reference.parameter], options: FicheAct.options,
    examples: [.init("navette close FN-2026-7K3Q-XM4T-QW", "The relay is over.")])

  private let act: FicheAct

  init(_ values: Values) throws { act = try FicheAct(values) }

  func run(_ console: Console) throws { try act.run("cloture", console: console) }
}
