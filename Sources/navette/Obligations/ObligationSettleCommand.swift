import JSON
import Liaison

/// `navette obligation settle`
struct ObligationSettleCommand: Command {
  private static let code = Option(
    "obligation", "CODE", .text, "What is owed, as `navette obligation list` calls it.", isRequired: true)
  private static let answer = Option(
    "answer", "CODE", .coded(ReponseObligation.self),
    "That it is done, or why not: \(CodeList.text(ReponseObligation.self)).", isRequired: true)

  static let declaration = Declaration(
    "settle",
    summary: "Answer for something owed about one's own fiche, or what one said aloud: it is done, or why it is not.",
    discussion: [
      "The answer is a code, and is journaled. A duty to transmit is better done: `navette transmit --follows`, or "
        + "`navette peril send --follows`, settles it by itself."
    ],
    operands: [FicheArguments.reference.parameter], options: [code.parameter, answer.parameter] + FicheAct.options,
    examples: [
      .init(
        "navette obligation settle FN-2026-7K3Q-XM4T-QW --obligation informer-les-parents --answer faite",
        "The parents were told."),
      .init(
        "navette obligation settle FN-2026-7K3Q-XM4T-QW --obligation aviser-du-peril --answer faite-de-vive-voix",
        "The danger was said to the officer next door."),
    ])

  private let act: FicheAct
  private let code: String
  private let answer: String

  init(_ values: Values) throws {
    act = try FicheAct(values)
    code = try values.required(Self.code)
    answer = try values.required(Self.answer)
  }

  func run(_ console: Console) throws {
    let session = try act.agent.session(console)
    let request = GatewayRequest.post(
      "/api/\(act.reference.kind.collection)/\(act.reference)/acquittement",
      ["obligation": .string(code), "reponse": .string(answer)])
    let settled = try session.act(request, about: act.reference)
    if act.isJSON { return console.print(settled.json.text) }
    console.print("\(act.reference) : réponse enregistrée. Reçu vérifié et conservé.")
    try ObligationText.lines(try settled.optionalElements("obligationsDues")).forEach { console.print($0) }
  }
}
