import JSON
import Liaison

/// `navette peril review`
struct PerilReviewCommand: Command {
  private static let conclusion = Option(
    "conclusion", "CODE", .coded(ConclusionRelecture.self),
    "What the review concludes: \(CodeList.text(ConclusionRelecture.self)).",
    isRequired: true)

  static let declaration = Declaration(
    "review", summary: "Review somebody else's avis de péril and its justification.",
    operands: [FicheArguments.reference.parameter], options: [conclusion.parameter] + FicheAct.options,
    examples: [.init("navette peril review AP-2026-5TEG-2WQ8-AG --conclusion fondee", "Nobody reviews their own.")])

  private let act: FicheAct
  private let conclusion: String

  init(_ values: Values) throws {
    act = try FicheAct(values)
    conclusion = try values.required(Self.conclusion)
  }

  func run(_ console: Console) throws {
    try PerilAct.run(act, "relecture", ["conclusion": .string(conclusion)], console)
  }
}
