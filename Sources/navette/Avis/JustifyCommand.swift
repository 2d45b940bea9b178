import JSON
import Liaison

/// `navette justify`
struct JustifyCommand: Command {
  private static let text = Option("text-file", "FILE", .path, "The justification, a text file.", isRequired: true)
  private static let review = Option(
    "review", "ORG", .organisme, "The circonscription whose cadres review it, when the gateway asks for one.")

  static let declaration = Declaration(
    "justify",
    summary: "Write the justification that a péril owes, written or said aloud, within 24 hours or late.",
    operands: [FicheArguments.avis.parameter], options: [text.parameter, review.parameter] + FicheAct.options,
    examples: [
      .init("navette justify AP-2026-5TEG-2WQ8-AG --text-file why.txt", "Sealed to the reviewers."),
      .init("navette justify VV-2026-5TEG-2WQ8-PG --text-file why.txt", "A danger that was said aloud."),
    ])

  private let act: FicheAct
  private let text: FilePath
  private let review: OrganismeID?

  init(_ values: Values) throws {
    act = try FicheAct(values, on: FicheArguments.avis)
    text = try values.required(Self.text)
    review = try values.optional(Self.review)
  }

  func run(_ console: Console) throws {
    var body: JSONObject = ["texte": .string(try TextFile.text(text))]
    if let review { body["relecture"] = .string(review.description) }
    try act.run("justification", .object(body), console: console)
  }
}
