import JSON
import Liaison

/// `navette withdraw`
struct WithdrawCommand: Command {
  private static let by = Option(
    "by", "CODE", .coded(AuteurAccord.self), "Who says so: \(CodeList.text(AuteurAccord.self)).", isRequired: true)

  static let declaration = Declaration(
    "withdraw", summary: "Note that the person withdraws the agreement that a fiche rests on.",
    discussion: [
      "By its author, or by whoever is on duty where it goes and whom the person tells. Nobody has opened it: it is served to "
        + "nobody any more. Somebody has: it is an objection (RGPD, art. 21), which that body decides within a month."
    ],
    operands: [FicheArguments.reference.parameter], options: [by.parameter] + FicheAct.options,
    examples: [.init("navette withdraw FN-2026-7K3Q-XM4T-QW --by personne", "She said so on the telephone.")])

  private let act: FicheAct
  private let by: String

  init(_ values: Values) throws {
    act = try FicheAct(values)
    by = try values.required(Self.by)
  }

  func run(_ console: Console) throws { try act.run("retrait", ["par": .string(by)], console: console) }
}

/// `navette objection`
struct ObjectionCommand: Command {
  private static let outcome = Option(
    "outcome", "CODE", .coded(IssueOpposition.self), "What is decided: \(CodeList.text(IssueOpposition.self)).",
    isRequired: true)
  private static let reason = Option(
    "reason", "CODE", .coded(MotifMaintien.self), "Why it is maintained: \(CodeList.text(MotifMaintien.self)).")

  static let declaration = Declaration(
    "objection", summary: "Decide of the objection of a person who withdrew their agreement (RGPD, art. 21).",
    operands: [FicheArguments.reference.parameter],
    options: [outcome.parameter, reason.parameter] + FicheAct.options,
    examples: [
      .init("navette objection FN-2026-7K3Q-XM4T-QW --outcome arretee", "The fiche is not served any more."),
      .init(
        "navette objection FN-2026-7K3Q-XM4T-QW --outcome maintenue --reason protection-mineur",
        "The person may know why."),
    ])

  private let act: FicheAct
  private let body: JSONObject

  init(_ values: Values) throws {
    act = try FicheAct(values)
    var body: JSONObject = ["issue": .string(try values.required(Self.outcome))]
    if let reason = try values.optional(Self.reason) { body["motif"] = .string(reason) }
    self.body = body
  }

  func run(_ console: Console) throws { try act.run("opposition", .object(body), console: console) }
}
