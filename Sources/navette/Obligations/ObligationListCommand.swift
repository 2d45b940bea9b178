import JSON

/// `navette obligation list`
struct ObligationListCommand: AskingCommand {
  static let declaration = Declaration(
    "list", summary: "List what this agent owes: duties to transmit, formalities, justifications.",
    discussion: ["Nothing of it blocks. It stays until it is done or answered; the consultation is journaled."],
    options: Asking.options,
    examples: [.init("navette obligation list", "The soonest first.")])

  let asking: Asking

  init(_ values: Values) throws { asking = try Asking(values) }

  var request: GatewayRequest { .get("/api/obligations") }

  func text(of answer: Answer) throws -> String {
    try ObligationText.table(try answer.elements("obligations")).text()
  }
}
