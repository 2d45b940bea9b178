import Gateway
import JSON
import Liaison

/// `navette oral record`
struct OralRecordCommand: Command {
  private static let file = Operand(
    "ORALE.json", .path,
    "What was said, in codes: interlocuteur, fondement, rubriques, le (default: now), faits, and what is sealed to "
      + "this agent alone: personne, precision.")

  static let declaration = Declaration(
    "record", summary: "Record what was said aloud to someone: to whom, when, under which ground, about what.",
    discussion: [
      "It has taken place, so it is recorded whatever the law says of it; the answer says by which article it was "
        + "permitted, or what lacked. A péril (Code pénal, art. 223-6) owes its written justification within 24 hours, "
        + "unless it follows a fiche or an avis. `navette oral ORALE.json` does the same."
    ],
    operands: [file.parameter], options: Deposit.options,
    examples: [.init("navette oral record orale.json", "A danger, said to the officer next door.")])

  private let deposit: Deposit

  init(_ values: Values) throws { deposit = try Deposit(values, file: Self.file) }

  func run(_ console: Console) throws {
    try deposit.run(.transmissionOrale, console) { said in
      if said["le"] == nil { said["le"] = .string(Instants.text(console.now())) }
    } text: { answer, reference in
      let law =
        answer.optional("permise")?.json.bool == true
        ? "La loi le permettait : " : "La loi ne le permettait pas : "
      return try ["Transmission orale consignée : \(reference)"]
        + answer.elements("politiques").map { law + (try DecisionText.reason($0)) }
    }
  }
}
