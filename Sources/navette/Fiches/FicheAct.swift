import JSON
import Liaison

/// An act on a fiche, or on an avis: a request, a verified receipt, the state after it.
struct FicheAct: Sendable {
  let agent: AgentArguments
  let reference: Reference
  let isJSON: Bool

  static let options = Asking.options

  init(_ values: Values, on operand: Operand<Reference> = FicheArguments.reference) throws {
    agent = try AgentArguments(values)
    reference = try values.required(operand)
    isJSON = values.isSet(CommonOptions.json)
  }

  /// Does `verb` (the last part of the route) with a body.
  func run(_ verb: String, _ body: JSON = [:], console: Console) throws {
    try run(verb, body, session: try agent.session(console), console: console)
  }

  func run(_ verb: String, _ body: JSON, session: GatewaySession, console: Console) throws {
    let answer = try session.act(
      .post("/api/\(reference.kind.collection)/\(reference)/\(verb)", body), about: reference)
    if isJSON { return console.print(answer.json.text) }
    let etat = Labels.etat(try answer.string("etat", maximum: 64), of: reference.kind)
    console.print("\(reference) : \(etat). Reçu vérifié et conservé.")
    try DecisionText.lines(answer).forEach { console.print($0) }
  }
}
