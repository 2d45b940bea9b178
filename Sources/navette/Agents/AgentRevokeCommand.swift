import JSON
import Liaison

/// `navette agent revoke`
struct AgentRevokeCommand: Command {
  private static let who = Operand("AGENT", .agent, "The agent's identifier.")
  private static let reason = Option(
    "reason", "CODE", .coded(MotifRevocation.self), "Why: \(CodeList.text(MotifRevocation.self)).", isRequired: true)

  static let declaration = Declaration(
    "revoke", summary: "Revoke an agent's certificates at once; their connections are closed (administrateur).",
    operands: [who.parameter], options: [reason.parameter] + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette agent revoke a-0017 --reason perte", "A laptop was lost.")])

  private let agent: AgentArguments
  private let who: AgentID
  private let reason: String
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    who = try values.required(Self.who)
    reason = try values.required(Self.reason)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).administer(
      .post("/api/agents/\(who)/revocation", ["motif": .string(reason)]))
    console.print(isJSON ? answer.json.text : "Agent \(who) : révoqué.")
  }
}
