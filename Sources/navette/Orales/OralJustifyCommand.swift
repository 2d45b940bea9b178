import JSON
import Liaison

/// `navette oral justify`
struct OralJustifyCommand: Command {
  private static let text = Option("text-file", "FILE", .path, "The justification, a text file.", isRequired: true)
  private static let review = Option(
    "review", "ORG", .organisme, "The circonscription whose cadres read it, when the gateway asks for one.")

  static let declaration = Declaration(
    "justify", summary: "Write the justification that a péril said aloud owes, within 24 hours or late.",
    operands: [FicheArguments.reference.parameter], options: [text.parameter, review.parameter] + FicheAct.options,
    examples: [.init("navette oral justify VV-2026-5TEG-2WQ8-PG --text-file why.txt", "Sealed to the reviewers.")])

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
    let answer = try act.agent.session(console).act(
      .post("/api/orales/\(act.reference)/justification", .object(body)), about: act.reference)
    if act.isJSON { return console.print(answer.json.text) }
    console.print("\(act.reference) : justification écrite. Reçu vérifié et conservé.")
  }
}
