import JSON
import Liaison

/// `navette saisine answer`
struct SaisineAnswerCommand: Command {
  private static let code = Option(
    "code", "CODE", .coded(CodeDeSuite.self),
    "What the unit is told: \(CodeList.text(CodeDeSuite.self)).", isRequired: true)
  private static let agreement = Option(
    "agreement", "ACCORD.json", .path, "What the person told you since: etat, par, le, information, objets.")

  static let declaration = Declaration(
    "answer", summary: "Return a code to the unit that seized you: a closed list, without a word.",
    discussion: [
      "Everything but `cloturee` rests on the person's agreement that the unit learns what follows, taken at the saisine "
        + "or since. After `cloturee` nothing more is told."
    ],
    operands: [FicheArguments.saisine.parameter],
    options: [code.parameter, agreement.parameter] + FicheAct.options,
    examples: [
      .init("navette saisine answer SA-2026-7K3Q-XM4T-DF --code prise-de-contact", "The person was reached."),
      .init("navette saisine answer SA-2026-7K3Q-XM4T-DF --code cloturee", "Neutral: it says nothing of the person."),
    ])

  private let act: FicheAct
  private let body: JSONObject

  init(_ values: Values) throws {
    act = try FicheAct(values, on: FicheArguments.saisine)
    var body: JSONObject = ["suite": .string(try values.required(Self.code))]
    if let path = try values.optional(Self.agreement) {
      body["accord"] = .object(try TextFile.object(path, maximum: 65_536))
    }
    self.body = body
  }

  func run(_ console: Console) throws { try act.run("suite", .object(body), console: console) }
}
