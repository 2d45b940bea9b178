import JSON
import Liaison

/// `navette peril justify`
struct PerilJustifyCommand: Command {
  private static let text = Option("text-file", "FILE", .path, "The justification, a text file.", isRequired: true)

  static let declaration = Declaration(
    "justify", summary: "Write the justification that an avis de péril owes, within 24 hours or late.",
    operands: [FicheArguments.reference.parameter], options: [text.parameter] + FicheAct.options,
    examples: [.init("navette peril justify AP-2026-5TEG-2WQ8-AG --text-file why.txt", "Sealed to the reviewers.")])

  private let act: FicheAct
  private let text: FilePath

  init(_ values: Values) throws {
    act = try FicheAct(values)
    text = try values.required(Self.text)
  }

  func run(_ console: Console) throws {
    try PerilAct.run(act, "justification", ["texte": .string(try TextFile.text(text))], console)
  }
}
