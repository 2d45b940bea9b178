import JSON
import Liaison

/// `navette oral open`
struct OralOpenCommand: Command {
  static let declaration = Declaration(
    "open", summary: "Read again what was sealed with something said aloud, with this agent's own key.",
    operands: [FicheArguments.reference.parameter], options: FicheAct.options,
    examples: [.init("navette oral open VV-2026-5TEG-2WQ8-PG", "Whom it was about, in one's own words.")])

  private let act: FicheAct

  init(_ values: Values) throws {
    act = try FicheAct(values)
    guard act.reference.kind == .transmissionOrale else { throw CommandError.usage("REFERENCE begins with VV") }
  }

  func run(_ console: Console) throws {
    let session = try act.agent.session(console)
    let opened = try OpenedEnvelopes(
      try Opening(session: session, reference: act.reference).envelopes(), session: session)
    if act.isJSON { console.print(opened.json().text) } else { opened.print(console) }
  }
}
