import JSON

/// What every command of an agent takes: its folder, and whether the answer is printed as it came.
struct Asking: Sendable {
  static let options = AgentArguments.parameters + [CommonOptions.json.parameter]

  let agent: AgentArguments
  let isJSON: Bool

  init(_ values: Values) throws {
    agent = try AgentArguments(values)
    isJSON = values.isSet(CommonOptions.json)
  }
}

/// A command that asks the gateway one thing and shows what it answers.
protocol AskingCommand: Command {
  /// Who asks.
  var asking: Asking { get }
  /// What is asked.
  var request: GatewayRequest { get }
  /// The answer, for people.
  /// - Throws: ``CommandError`` with `untrusted` for an answer that is not one.
  func text(of answer: Answer) throws -> String
}

extension AskingCommand {
  func run(_ console: Console) throws {
    let answer = try asking.agent.session(console).ask(request)
    console.print(asking.isJSON ? answer.json.text : try text(of: answer))
  }
}
