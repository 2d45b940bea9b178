import Liaison

/// `navette peril send`
struct PerilSendCommand: Command {
  private static let file = Operand("AVIS.json", .path, "The avis: alinea, destination, qui, ou, danger, demande.")

  static let declaration = Declaration(
    "send", summary: "Send an avis de péril (Code pénal, art. 223-6) at once: who, where, what danger, what is asked.",
    discussion: [
      "Allowed at once to whoever can act; the written justification is owed within 24 hours and reviewed by someone "
        + "else. `navette peril AVIS.json` does the same."
    ],
    operands: [file.parameter], options: Deposit.options,
    examples: [.init("navette peril send avis.json", "Then `navette justify`.")])

  private let deposit: Deposit

  init(_ values: Values) throws { deposit = try Deposit(values, file: Self.file) }

  func run(_ console: Console) throws {
    try deposit.run(.avisDePeril, console) { answer, reference in
      let before = SafeText.line(try answer.string("justificationAvant", maximum: 64))
      return ["Avis de péril transmis : \(reference)", "Justification écrite attendue avant : \(before)"]
    }
  }
}
