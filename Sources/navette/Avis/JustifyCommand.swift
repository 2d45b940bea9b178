import JSON
import Liaison

/// `navette peril justify`
struct PerilJustifyCommand: Command {
  private static let text = Option("text-file", "FILE", .path, "The justification, a text file.", isRequired: true)
  private static let review = Option(
    "review", "ORG", .organisme, "The circonscription whose cadres review it, when the gateway asks for one.")

  static let declaration = Declaration(
    "justify", summary: "Write the justification that an avis de péril owes, within 24 hours or late.",
    operands: [FicheArguments.reference.parameter], options: [text.parameter, review.parameter] + FicheAct.options,
    examples: [.init("navette peril justify AP-2026-5TEG-2WQ8-AG --text-file why.txt", "Sealed to the reviewers.")])

  private let act: FicheAct
  private let text: FilePath
  private let review: OrganismeID?

  init(_ values: Values) throws {
    act = try FicheAct(values)
    text = try values.required(Self.text)
    review = try values.optional(Self.review)
  }

  func run(_ console: Console) throws {
    var body: JSONObject = ["texte": .string(try TextFile.text(text))]
    if let review { body["relecture"] = .string(review.description) }
    try PerilAct.run(act, "justification", .object(body), console)
  }
}
