import JSON
import Liaison

/// `navette peril send`
struct PerilSendCommand: Command {
  private static let file = Operand("AVIS.json", .path, "The avis: alinea, destination, qui, ou, danger, demande.")

  private static let follows = Option(
    "follows", "REFERENCE", .reference, "One's own fiche or avis about the same situation.")

  static let declaration = Declaration(
    "send", summary: "Send an avis de péril (Code pénal, art. 223-6) at once: who, where, what danger, what is asked.",
    discussion: [
      "Allowed at once to whoever can act; the written justification is owed within 24 hours and reviewed by someone "
        + "else. `navette peril AVIS.json` does the same."
    ],
    operands: [file.parameter], options: AgentArguments.parameters + [follows.parameter, CommonOptions.json.parameter],
    examples: [.init("navette peril send avis.json", "Then `navette peril justify`.")])

  private let agent: AgentArguments
  private let file: FilePath
  private let follows: Reference?
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    file = try values.required(Self.file)
    follows = try values.optional(Self.follows)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    var avis = try TextFile.object(file, maximum: 65_536)
    if let follows { avis["enSuiteDe"] = .string(follows.description) }
    let answer = try agent.session(console).act(.post("/api/avis", .object(avis)))
    let text = try answer.string("reference", maximum: 64)
    guard let reference = try? Reference(text), reference.kind == .avisDePeril else {
      throw answer.fault("/reference is not the reference of an avis")
    }
    if isJSON { return console.print(answer.json.text) }
    console.print("Avis de péril transmis : \(console.bold(text))")
    console.print(
      "Justification écrite attendue avant : \(SafeText.line(try answer.string("justificationAvant", maximum: 64)))")
    try DecisionText.lines(answer).forEach { console.print($0) }
    console.print("Reçu vérifié et conservé.")
  }
}
