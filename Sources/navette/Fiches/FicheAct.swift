import JSON
import Liaison

/// An act on a fiche: a request, a verified receipt, the state after it.
struct FicheAct: Sendable {
  let agent: AgentArguments
  let reference: Reference
  let isJSON: Bool

  static let options = AgentArguments.parameters + [CommonOptions.json.parameter]

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    reference = try values.required(FicheArguments.reference)
    isJSON = values.isSet(CommonOptions.json)
  }

  /// Does `verb` (the last part of the route) with a body.
  func run(_ verb: String, _ body: JSON = [:], console: Console) throws {
    try run(verb, body, session: try agent.session(console), console: console)
  }

  func run(_ verb: String, _ body: JSON, session: GatewaySession, console: Console) throws {
    let answer = try session.act(.post("/api/fiches/\(reference)/\(verb)", body), about: reference)
    if isJSON { return console.print(answer.json.text) }
    console.print("\(reference) : \(Labels.etat(try answer.string("etat", maximum: 64))). Reçu vérifié et conservé.")
    try DecisionText.lines(answer).forEach { console.print($0) }
  }
}
