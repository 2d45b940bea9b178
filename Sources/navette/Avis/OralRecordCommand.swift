import Gateway
import JSON
import Liaison

/// `navette oral record`
struct OralRecordCommand: Command {
  private static let file = Operand(
    "ORALE.json", .path,
    "What was said, in codes: interlocuteur, fondement, rubriques, le (default: now), faits, and what is sealed to "
      + "this agent alone: personne, precision.")
  private static let follows = Option(
    "follows", "REFERENCE", .reference, "One's own fiche or avis about the same situation.")

  static let declaration = Declaration(
    "record", summary: "Record what was said aloud to someone: to whom, when, under which ground, about what.",
    discussion: [
      "It has taken place, so it is recorded whatever the law says of it; the answer says by which article it was "
        + "permitted, or what lacked. A péril (Code pénal, art. 223-6) owes its written justification within 24 hours, "
        + "unless it follows a fiche or an avis. `navette oral ORALE.json` does the same."
    ],
    operands: [file.parameter], options: AgentArguments.parameters + [follows.parameter, CommonOptions.json.parameter],
    examples: [.init("navette oral record orale.json", "A danger, said to the officer next door.")])

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
    var said = try TextFile.object(file, maximum: 65_536)
    if said["le"] == nil { said["le"] = .string(Instants.text(console.now())) }
    if let follows { said["enSuiteDe"] = .string(follows.description) }
    let answer = try agent.session(console).act(.post("/api/orales", .object(said)))
    let text = try answer.string("reference", maximum: 64)
    guard let reference = try? Reference(text), reference.kind == .transmissionOrale else {
      throw answer.fault("/reference is not the reference of an oral transmission")
    }
    if isJSON { return console.print(answer.json.text) }
    console.print("Transmission orale consignée : \(console.bold(text))")
    let permitted = answer.optional("permise")?.json.bool == true
    for policy in try answer.elements("politiques") {
      console.print(
        (permitted ? "La loi le permettait : " : "La loi ne le permettait pas : ") + (try DecisionText.reason(policy)))
    }
    try DecisionText.lines(answer).forEach { console.print($0) }
    console.print("Reçu vérifié et conservé.")
  }
}
