import JSON
import Liaison

/// `navette erase`
struct EraseCommand: Command {
  private static let reason = Option(
    "reason", "CODE", .coded(MotifEffacement.self), "Why: \(CodeList.text(MotifEffacement.self)).", isRequired: true)

  static let declaration = Declaration(
    "erase", summary: "Erase a fiche: destroy its keys and its ciphertext, and keep a tombstone.",
    discussion: [
      "Its author may erase what was created by mistake and that nobody opened (`erreur`); the DPO, an illicit transmission or "
        + "what is past its retention. The reference, the dates and the proofs remain. What recipients already copied out of "
        + "the gateway is out of its reach: the evidence of the erasure says so."
    ],
    operands: [FicheArguments.reference.parameter], options: [reason.parameter] + FicheAct.options,
    examples: [
      .init("navette erase FN-2026-7K3Q-XM4T-QW --reason erreur", "Nobody has read it, nobody will."),
      .init("navette erase FN-2026-7K3Q-XM4T-QW --reason transmission-illicite --agent dpo", "The DPO's way."),
    ])

  private let act: FicheAct
  private let reason: String

  init(_ values: Values) throws {
    act = try FicheAct(values)
    reason = try values.required(Self.reason)
  }

  func run(_ console: Console) throws {
    let session = try act.agent.session(console)
    try act.run("effacement", ["motif": .string(reason)], session: session, console: console)
  }
}
