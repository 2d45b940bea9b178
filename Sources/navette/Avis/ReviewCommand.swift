import JSON
import Liaison

/// `navette review`
struct ReviewCommand: Command {
  private static let conclusion = Option(
    "conclusion", "CODE", .coded(ConclusionRelecture.self),
    "What the review concludes: \(CodeList.text(ConclusionRelecture.self)).",
    isRequired: true)

  static let declaration = Declaration(
    "review", summary: "Review somebody else's péril, written or said aloud, by its justification.",
    operands: [FicheArguments.avis.parameter], options: [conclusion.parameter] + FicheAct.options,
    examples: [
      .init("navette review AP-2026-5TEG-2WQ8-AG --conclusion fondee", "Nobody reviews their own."),
      .init("navette review VV-2026-5TEG-2WQ8-PG --conclusion a-discuter", "A danger that was said aloud."),
    ])

  private let act: FicheAct
  private let conclusion: String

  init(_ values: Values) throws {
    act = try FicheAct(values, on: FicheArguments.avis)
    conclusion = try values.required(Self.conclusion)
  }

  func run(_ console: Console) throws {
    try act.run("relecture", ["conclusion": .string(conclusion)], console: console)
  }
}
