import JSON

/// `navette agent list`
struct AgentListCommand: AskingCommand {
  static let declaration = Declaration(
    "list", summary: "List agents, their roles, bodies and certificates (administrateur, cadre, DPO).",
    options: Asking.options,
    examples: [.init("navette agent list", "Who is there.")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/agents", answerLimit: 32 << 20) }

  func text(of answer: Answer) throws -> String {
    let rows = try answer.elements("agents", maximum: 100_000).map { agent -> [JSON] in
      let bodies = try agent.optionalElements("organismes").map { body -> JSON in
        .string(try body.json.string ?? body.string("id", maximum: 64))
      }
      let expiries = try agent.optionalElements("certificats").compactMap { try $0.optionalString("expire") }
      return [
        .string(try agent.string("agent", maximum: 64)), .string(try agent.string("nom", maximum: 128)),
        .string(Labels.role(try agent.string("role", maximum: 64))),
        .string(try agent.optionalString("etat", maximum: 64) ?? ""), .array(bodies),
        try (agent.optionalString("expire") ?? expiries.min()).map(JSON.string) ?? .null,
      ]
    }
    return Table(
      columns: [
        .init("Agent", key: "agent"), .init("Nom", key: "nom"), .init("Rôle", key: "role"), .init("État", key: "etat"),
        .init("Organismes", key: "organismes"), .init("Expire", key: "expire"),
      ], rows: rows, whenEmpty: "Aucun agent."
    ).text()
  }
}
