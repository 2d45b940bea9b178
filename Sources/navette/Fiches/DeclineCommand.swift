import JSON
import Liaison

/// `navette decline`
struct DeclineCommand: Command {
  private static let reason = Option(
    "reason", "CODE", .coded(MotifRefus.self), "Why: \(CodeList.text(MotifRefus.self)).", isRequired: true)

  static let declaration = Declaration(
    "decline", summary: "Decline a fiche that one's own body received, with a reason.",
    operands: [FicheArguments.reference.parameter],
    options: [reason.parameter, FicheArguments.commentFile.parameter] + FicheAct.options,
    examples: [.init("navette decline FN-2026-7K3Q-XM4T-QW --reason hors-territoire", "The author is told.")])

  private let act: FicheAct
  private let reason: String
  private let comment: FilePath?

  init(_ values: Values) throws {
    act = try FicheAct(values)
    reason = try values.required(Self.reason)
    comment = try values.optional(FicheArguments.commentFile)
  }

  func run(_ console: Console) throws {
    var body: JSONObject = ["motif": .string(reason)]
    if let comment { body["commentaire"] = .string(try TextFile.text(comment)) }
    try act.run("refus", .object(body), console: console)
  }
}

/// The codes of a list, for a help text.
enum CodeList {
  static func text(_ list: (some Coded).Type) -> String { list.all.map(\.code).joined(separator: ", ") }
}
