import JSON
import Liaison

/// `navette agent detach`
struct AgentDetachCommand: Command {
  private static let who = Operand("AGENT", .agent, "The agent's identifier.")
  private static let organisme = Option(
    "organisme", "ID", .organisme, "The body that the agent leaves.", isRequired: true)

  static let declaration = Declaration(
    "detach", summary: "End an agent's membership of a body: their access to its fiches is deleted (cadre, DPO).",
    operands: [who.parameter],
    options: [organisme.parameter] + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette agent detach a-0017 --organisme secteur-bourg-2", "A change of post.")])

  private let agent: AgentArguments
  private let who: AgentID
  private let organisme: OrganismeID
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    who = try values.required(Self.who)
    organisme = try values.required(Self.organisme)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).administer(.post("/api/organismes/\(organisme)/membres/\(who)/fin"))
    console.print(isJSON ? answer.json.text : "\(who) ne fait plus partie de \(organisme).")
  }
}
