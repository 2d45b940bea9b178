import JSON

/// `navette obligation list`
struct ObligationListCommand: Command {
  static let declaration = Declaration(
    "list", summary: "List what this agent owes: duties to transmit, formalities, justifications.",
    discussion: ["Nothing of it blocks. It stays until it is done or answered; the consultation is journaled."],
    options: AgentArguments.parameters + [CommonOptions.json.parameter],
    examples: [.init("navette obligation list", "The soonest first.")])

  private let agent: AgentArguments
  private let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let answer = try agent.session(console).ask(.get("/api/obligations"))
    if isJSON { return console.print(answer.json.text) }
    console.print(try ObligationText.table(try answer.elements("obligations")).text())
  }
}
