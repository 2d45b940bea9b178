import JSON
import Liaison

/// `navette agent duty`
struct AgentDutyCommand: Command {
  private static let agents = Operand(
    "AGENT", .agent, "Who is on duty; nobody when none is given.", isRequired: false, isRepeated: true)
  private static let organisme = Option("organisme", "ID", .organisme, "The body.", isRequired: true)

  static let declaration = Declaration(
    "duty", summary: "Say who is on duty in a body: fiches are sealed to them, and to them only (cadre, DPO).",
    operands: [agents.parameter],
    options: [organisme.parameter] + AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette agent duty a-0017 a-0021 --organisme secteur-bourg-2", "These two, from now on.")])

  private let agent: AgentArguments
  private let agents: [AgentID]
  private let organisme: OrganismeID
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    agents = try values.all(Self.agents)
    organisme = try values.required(Self.organisme)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let body: JSON = ["agents": .array(agents.map { .string($0.description) })]
    let answer = try agent.session(console).administer(.post("/api/organismes/\(organisme)/permanence", body))
    console.print(isJSON ? answer.json.text : "\(organisme) : \(agents.count) agent(s) de permanence.")
  }
}
