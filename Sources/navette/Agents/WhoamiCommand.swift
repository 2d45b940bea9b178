import JSON

/// `navette whoami`
struct WhoamiCommand: AskingCommand {
  static let declaration = Declaration(
    "whoami", summary: "Ask the gateway who this agent is: role, bodies, certificates.",
    options: Asking.options,
    examples: [.init("navette whoami", "Is the folder in order?")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/moi") }

  func text(of answer: Answer) throws -> String {
    let name = SafeText.line(try answer.string("nom", maximum: 128))
    let person = [
      "\(name) (\(SafeText.line(try answer.string("agent", maximum: 128))))",
      Labels.role(try answer.string("role", maximum: 64)),
    ]
    let bodies = try answer.elements("organismes").map { body in
      let duty = body.optional("dePermanence")?.json.bool == true ? ", de permanence" : ""
      let id = SafeText.line(try body.string("id", maximum: 64))
      let nature = try body.optionalString("nature", maximum: 64).map(Labels.nature) ?? "Organisme"
      let name = try body.optionalString("nom").map { "\(SafeText.line($0)) (\(id))" } ?? id
      return "  \(nature) : \(name)\(duty)"
    }
    let certificates = try answer.elements("certificats").map { certificate in
      let usage = SafeText.line(try certificate.string("usage", maximum: 64))
      return "  Certificat \(usage) : expire le \(SafeText.line(try certificate.string("expire", maximum: 64)))"
    }
    return (person + bodies + certificates).joined(separator: "\n")
  }
}
