import JSON
import Liaison

/// `navette transmit`
struct TransmitCommand: Command {
  private static let file = Operand("FICHE.json", .path, "The transmission, as the API reads it.")
  private static let dryRun = Flag(
    "dry-run", "Ask what would be decided. Only the coded facts and the sections' names leave the workstation.")

  static let declaration = Declaration(
    "transmit", summary: "Transmit a fiche-navette to a secteur or another body.",
    discussion: [
      "The file holds circuit, fondement, urgence, faits, accord, fiche and, if the commune does not decide, "
        + "destination and motifDestination.",
      "The receipt is verified and kept in the agent's folder. A refusal prints the articles that refuse.",
    ],
    operands: [file.parameter],
    options: AgentArguments.parameters + [dryRun.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette transmit fiche.json --agent ~/navette --dry-run", "What would be decided, and why."),
      .init("navette transmit fiche.json", "Transmit, with the folder of $NAVETTE_AGENT."),
    ])

  private let agent: AgentArguments
  private let path: FilePath
  private let isDryRun: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    path = try values.required(Self.file)
    isDryRun = values.isSet(Self.dryRun)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let transmission = try TextFile.object(path)
    let session = try agent.session(console)
    if isDryRun {
      let request = GatewayRequest.post("/api/fiches/simulation", .object(try Simulation.body(of: transmission)))
      return try show(simulation: try session.ask(request), console)
    }
    let answer = try session.act(.post("/api/fiches", .object(transmission)))
    let text = try answer.string("reference", maximum: 64)
    guard (try? Reference(text)) != nil else { throw answer.fault("/reference is not a reference") }
    if isJSON { return console.print(answer.json.text) }
    console.print("Fiche transmise : \(console.bold(text))")
    try DecisionText.destination(answer).map { console.print($0) }
    if let deadlines = answer.optional("echeances") {
      for (name, label) in [("accuse", "Accusé de réception attendu avant"), ("retour", "Retour attendu avant")] {
        if let date = try deadlines.optionalString(name) { console.print("\(label) : \(SafeText.line(date))") }
      }
    }
    try DecisionText.lines(answer).forEach { console.print($0) }
    console.print("Reçu vérifié et conservé.")
  }

  private func show(simulation answer: Answer, _ console: Console) throws {
    let decision = try answer.string("decision", maximum: 32)
    if isJSON {
      console.print(answer.json.text)
    } else {
      console.print("Simulation : transmission \(decision.isSame(as: "permise") ? "permise" : "refusée")")
      try DecisionText.destination(answer).map { console.print($0) }
      try DecisionText.lines(answer).forEach { console.print($0) }
    }
    guard decision.isSame(as: "permise") else { throw CommandError(.refused, "") }
  }
}
