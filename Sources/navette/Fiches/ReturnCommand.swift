import JSON
import Liaison

/// `navette return`
struct ReturnCommand: Command {
  private static let file = Operand("RETOUR.json", .path, "The return, as the API reads it.", isRequired: false)
  private static let outcome = Option(
    "outcome", "CODE", .coded(IssueRetour.self), "What became of it: \(CodeList.text(IssueRetour.self)).")
  private static let knownCD = Option(
    "known-cd", "CODE", .coded(DejaConnu.self), "Already known to the département: \(CodeList.text(DejaConnu.self)).")
  private static let knownCAF = Option(
    "known-caf", "CODE", .coded(DejaConnu.self), "Already known to the CAF: \(CodeList.text(DejaConnu.self)).")
  private static let appointment = Option("appointment", "DAY", .day, "The next appointment: 2026-12-01.")
  private static let orientation = Option(
    "orientation", "CODE", .coded(TypePartenaire.self), "To which sort of partner the person was referred.",
    isRepeated: true)

  static let declaration = Declaration(
    "return", summary: "Answer a fiche: its outcome goes back to the author, sealed.",
    discussion: ["Give a file, or at least --outcome, --known-cd and --known-caf."],
    operands: [FicheArguments.reference.parameter, file.parameter],
    options: [
      outcome.parameter, knownCD.parameter, knownCAF.parameter, appointment.parameter, orientation.parameter,
      FicheArguments.commentFile.parameter,
    ] + FicheAct.options,
    examples: [
      .init("navette return FN-2026-7K3Q-XM4T-QW retour.json", "From a file."),
      .init(
        "navette return FN-2026-7K3Q-XM4T-QW --outcome pris-en-charge --known-cd oui --known-caf oui",
        "The département already knew the person."),
    ])

  private let act: FicheAct
  private let file: FilePath?
  private let fields: JSONObject
  private let comment: FilePath?

  init(_ values: Values) throws {
    act = try FicheAct(values)
    file = try values.optional(Self.file)
    comment = try values.optional(FicheArguments.commentFile)
    var fields = JSONObject()
    fields["issue"] = try values.optional(Self.outcome).map(JSON.string)
    fields["dejaConnuCD"] = try values.optional(Self.knownCD).map(JSON.string)
    fields["dejaConnuCAF"] = try values.optional(Self.knownCAF).map(JSON.string)
    fields["prochainRendezVous"] = try values.optional(Self.appointment).map(JSON.string)
    let orientations = try values.all(Self.orientation)
    if !orientations.isEmpty { fields["orientations"] = .array(orientations.map(JSON.string)) }
    self.fields = fields
    guard file == nil || (fields.members.isEmpty && comment == nil) else {
      throw CommandError.usage("give either RETOUR.json or the options, not both")
    }
    let needed = ["issue", "dejaConnuCD", "dejaConnuCAF"]
    guard file != nil || needed.allSatisfy({ fields[$0] != nil }) else {
      throw CommandError.usage("give RETOUR.json, or --outcome, --known-cd and --known-caf")
    }
  }

  func run(_ console: Console) throws {
    var body = try file.map { try TextFile.object($0) } ?? fields
    if let comment { body["commentaire"] = .string(try TextFile.text(comment)) }
    try act.run("retour", .object(body), console: console)
  }
}

extension Reading where Value == String {
  /// A day that exists, as `2026-12-01`.
  static var day: Reading<String> {
    Reading(expected: "a day such as 2026-12-01") { (try? CalendarDay($0)) == nil ? nil : $0 }
  }
}
