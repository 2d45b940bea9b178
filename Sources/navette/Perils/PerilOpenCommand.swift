import JSON
import Liaison

/// `navette peril open`
struct PerilOpenCommand: Command {
  static let declaration = Declaration(
    "open", summary: "Open an avis de péril with this agent's own key.",
    operands: [FicheArguments.reference.parameter], options: FicheAct.options,
    examples: [.init("navette peril open AP-2026-5TEG-2WQ8-AG", "Read it, and act.")])

  private let act: FicheAct

  init(_ values: Values) throws {
    act = try FicheAct(values)
    guard act.reference.kind == .avisDePeril else { throw CommandError.usage("REFERENCE begins with AP") }
  }

  func run(_ console: Console) throws {
    let session = try act.agent.session(console)
    let envelopes = try Opening(session: session, reference: act.reference).envelopes()
    let opened = try OpenedEnvelopes(envelopes, session: session)
    if act.isJSON { console.print(opened.json().text) } else { opened.print(console) }
  }
}
