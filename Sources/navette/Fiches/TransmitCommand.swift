import JSON
import Liaison

/// `navette transmit`
struct TransmitCommand: Command {
  private static let file = Operand("FICHE.json", .path, "The transmission, as the API reads it.")
  private static let dryRun = Flag(
    "dry-run", "Ask what would be decided. Only the coded facts and the sections' names leave the workstation.")

  private static let to = Option(
    "to", "ORG", .organisme, "With --dry-run: ask for this body too.", isRepeated: true)
  private static let attach = Option(
    "attach", "FILE[:CATEGORY]", .attachment,
    "Join a file: \(PieceJointe.TypeContenu.allCases.map(\.code).joined(separator: ", ")), recognised by its content. Its "
      + "category decides to whom it may go: \(CodeList.text(CategorieRGPD.self)). Default: ordinaire.",
    isRepeated: true)
  private static let follows = Option(
    "follows", "REFERENCE", .reference,
    "One's own fiche or avis about the same situation: what this does is no longer due there.")

  static let declaration = Declaration(
    "transmit", summary: "Transmit a fiche-navette to a secteur or another body.",
    discussion: [
      "The file holds circuit, fondement, urgence, faits, accord, fiche and, if the commune does not decide, "
        + "destination and motifDestination.",
      "Attachments are described in the fiche, then sealed each in an envelope of its own; what is joined is shown before "
        + "anything is sent.",
      "The receipt is verified and kept in the agent's folder. A refusal prints the articles that refuse, "
        + "and the conditions that are missing.",
      "When the facts impose another transmission (CASF L226-2-1, Code pénal 223-6), an alert says so and stays due "
        + "until it is made with --follows, or answered with `navette obligation settle`.",
    ],
    operands: [file.parameter],
    options: AgentArguments.parameters + [
      dryRun.parameter, to.parameter, attach.parameter, follows.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette transmit fiche.json --agent ~/navette --dry-run", "What would be decided, and why."),
      .init("navette transmit fiche.json", "Transmit, with the folder of $NAVETTE_AGENT."),
      .init("navette transmit fiche.json --attach certificat.pdf:sante", "With a medical certificate, sealed apart."),
      .init("navette transmit ip.json --follows FN-2026-7K3Q-XM4T-QW", "The CRIP, after the secteur."),
    ])

  private let agent: AgentArguments
  private let path: FilePath
  private let isDryRun: Bool
  private let others: [OrganismeID]
  private let attached: [AttachmentFile]
  private let follows: Reference?
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    path = try values.required(Self.file)
    isDryRun = values.isSet(Self.dryRun)
    others = try values.all(Self.to)
    attached = try values.all(Self.attach)
    follows = try values.optional(Self.follows)
    guard isDryRun || others.isEmpty else { throw CommandError.usage("--to goes with --dry-run") }
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    var transmission = try TextFile.object(path, maximum: 16 << 20)
    if let follows { transmission["enSuiteDe"] = .string(follows.description) }
    try Attachments(attached).join(&transmission)
    let session = try agent.session(console)
    // Before anything leaves; on the error stream when a program reads the other.
    for line in Attachments.lines(of: transmission) { isJSON ? console.warn(line) : console.print(line) }
    if isDryRun {
      let body = try Simulation.body(of: transmission, to: others)
      let request = GatewayRequest.post("/api/fiches/simulation", .object(body))
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
    let simulations = try answer.elements("simulations", maximum: 32)
    if isJSON {
      console.print(answer.json.text)
    } else {
      for (index, simulation) in simulations.enumerated() {
        if index > 0 { console.print() }
        try SimulationText.lines(simulation, console).forEach { console.print($0) }
      }
    }
    // Refused everywhere: what was asked for would not go.
    guard try simulations.contains(where: SimulationText.isPermitted) else { throw CommandError(.refused, "") }
  }
}
