import JSON

/// `navette whoami`
struct WhoamiCommand: Command {
  static let declaration = Declaration(
    "whoami", summary: "Ask the gateway who this agent is: role, bodies, certificates.",
    options: AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette whoami", "Is the folder in order?")])

  private let agent: AgentArguments
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).ask(.get("/api/moi"))
    if isJSON { return console.print(answer.json.text) }
    let name = SafeText.line(try answer.string("nom", maximum: 128))
    console.print("\(name) (\(SafeText.line(try answer.string("agent", maximum: 128))))")
    console.print(Labels.role(try answer.string("role", maximum: 64)))
    for body in try answer.elements("organismes") {
      let duty = body.optional("dePermanence")?.json.bool == true ? ", de permanence" : ""
      let id = SafeText.line(try body.string("id", maximum: 64))
      let nature = try body.optionalString("nature", maximum: 64).map(Labels.nature) ?? "Organisme"
      let name = try body.optionalString("nom").map { "\(SafeText.line($0)) (\(id))" } ?? id
      console.print("  \(nature) : \(name)\(duty)")
    }
    for certificate in try answer.elements("certificats") {
      let usage = SafeText.line(try certificate.string("usage", maximum: 64))
      console.print("  Certificat \(usage) : expire le \(SafeText.line(try certificate.string("expire", maximum: 64)))")
    }
  }
}
