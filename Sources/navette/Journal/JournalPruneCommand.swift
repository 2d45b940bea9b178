import Foundation
import Gateway
import JSON
import Journal
import Liaison

/// `navette journal prune`
struct JournalPruneCommand: Command {
  private static let kind = Option(
    "class", "CLASS", .code(["access", "disclosure"]), "Which bodies: access, disclosure.", isRequired: true)
  private static let before = Option(
    "before", "DATE", .day, "Only what was made before that day (UTC). Default: the gateway's own duration.")
  private static let keep = Option(
    "keep", "MONTHS", .integer(in: 1...DureesDeConservation.maximum), "Only what is older than so many months.")
  private static let dryRun = Flag("dry-run", "Say what would be deleted, and delete nothing.")

  static let declaration = Declaration(
    "prune", summary: "Delete the bodies of the journal that have reached the end of their retention (DPO).",
    discussion: [
      "Deletes bodies and nonces; entries, tiles, receipts and proofs stay whole, and an export marks what was pruned. "
        + "Each batch of 1,024 is one commit, which the journal tells: interrupted, it is resumed by running it again.",
      "Access traces are kept for twelve months and disclosures for as long as navette.json says "
        + "(`\"conservation\": {\"acces\": 12, \"divulgation\": 72}`): the gateway refuses to delete anything earlier, and "
        + "any disclosure as long as no duration is written.",
    ],
    options: [
      kind.parameter, before.parameter, keep.parameter, dryRun.parameter,
    ] + Asking.options,
    examples: [
      .init("navette journal prune --class access --agent dpo --dry-run", "What is past its twelve months."),
      .init("navette journal prune --class access --keep 24 --agent dpo", "Only what is older than two years."),
    ])

  private let asking: Asking
  private let classe: RetentionClass
  private let before: CalendarDay?
  private let months: Int?
  private let isDryRun: Bool

  init(_ values: Values) throws {
    asking = try Asking(values)
    classe = try values.required(Self.kind).isSame(as: "access") ? .access : .disclosure
    before = try values.optional(Self.before).map { try CalendarDay($0) }
    months = try values.optional(Self.keep)
    isDryRun = values.isSet(Self.dryRun)
    if before != nil, months != nil { throw CommandError.usage("give --before or --keep, not both") }
  }

  func run(_ console: Console) throws {
    let session = try asking.agent.session(console)
    let day = try before ?? months.map { try Self.day($0, monthsBefore: console.now()) }
    if isDryRun {
      let answer = try session.ask(
        .post("/api/journal/elagages/simulation", DemandeDElagage(classe: classe, avant: day).json))
      return console.print(asking.isJSON ? answer.json.text : try text(of: answer, "à élaguer"))
    }
    var (next, total) = (UInt64(0), UInt64(0))
    while true {
      let demande = DemandeDElagage(classe: classe, avant: day, depuis: next)
      let answer = try session.administer(.post("/api/journal/elagages", demande.json))
      total += try answer.natural("nombre")
      if let suite = try answer.optional("suite").map({ _ in try answer.natural("suite") }), suite > next {
        next = suite
        console.warn("\(total) corps élagués ; la suite à partir de l’entrée \(next)…")
        continue
      }
      if asking.isJSON { return console.print(answer.json.text) }
      console.print("\(total) corps élagués, antérieurs au \(SafeText.line(try answer.string("avant", maximum: 20))).")
      if answer.json["efface"] != .bool(true) {
        console.warn("Une lecture en cours retient encore leurs octets ; la passerelle les effacera dans l’heure.")
      }
      return
    }
  }

  private func text(of answer: Answer, _ what: String) throws -> String {
    let hour = SafeText.line(try answer.string("avant", maximum: 20))
    let span = [answer.json["premiere"], answer.json["derniere"]].compactMap { $0?.integer }
    let between = span.count == 2 ? ", de l’entrée \(span[0]) à l’entrée \(span[1])" : ""
    return "\(try answer.natural("nombre")) corps \(what), antérieurs au \(hour)\(between)."
  }

  /// The day so many months earlier, in UTC: the gateway, which decides, reads days so.
  private static func day(_ months: Int, monthsBefore now: Date) throws -> CalendarDay {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = calendar.date(byAdding: .month, value: -months, to: now) ?? now
    return try CalendarDay(dayNumber: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}
