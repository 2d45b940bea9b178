import Gateway

/// `navette journal reopen`
struct JournalReopenCommand: Command {
  private static let origin = Option(
    "origin", "NAME", .text, "The name of the journal that follows: a domain and a path, never used before.",
    isRequired: true)
  private static let reason = Option(
    "reason", "CODE", .code(MotifReouverture.allCases.map(\.rawValue)),
    "Why: \(MotifReouverture.allCases.map(\.rawValue).joined(separator: ", ")).", isRequired: true)
  private static let export = Option(
    "export", "DIR", .path, "An export of the journal, newer than the backup: what it tells is done again.")
  private static let without = Flag(
    "without-export", "Go on though nothing tells what happened since the backup.")
  private static let checkpoint = Option(
    "checkpoint", "FILE", .path, "The last checkpoint of the journal that a witness or a monitor kept.")
  private static let expired = Flag(
    "expired-backup", "Put back a backup of more than 30 days all the same; an export is then required.")
  private static let dryRun = Flag("dry-run", "Say what would be done, and change nothing.")

  static let declaration = Declaration(
    "reopen", summary: "After a restore from a backup: close the journal, open the next, do revocations again.",
    discussion: [
      "A database that was put back holds fewer entries than its journal signed: it is refused, by its witnesses too. With "
        + "the server stopped, this command archives the former journal in DATA/journaux, and opens another under another "
        + "name, whose first entry cites the last checkpoint of the former, wherever that is known from.",
      "What the former journal closed since the backup is done again from an export: agents and certificates revoked, "
        + "memberships ended, fiches recalled, re-routed, closed or erased. What it gave (fiches, attestations, keys) is lost with "
        + "the database, and listed. Interrupted, the same command goes on.",
      "The journal's key stays, its name and so its vkey change: agents, witnesses and monitors must be given the new one. "
        + "Certificates/witnesses.md tells it step by step.",
    ],
    options: [
      CommonOptions.data.parameter, CommonOptions.keys.parameter, origin.parameter, reason.parameter, export.parameter,
      without.parameter, checkpoint.parameter, expired.parameter, dryRun.parameter, CommonOptions.json.parameter,
    ],
    examples: [
      .init(
        "navette journal reopen --data data --keys keys --origin gateway.example/journal-2 --reason perte-du-materiel "
          + "--export export-2026-11 --dry-run", "What would be done.")
    ])

  private let reopening: JournalReopening.Options
  private let isDryRun: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    let export = try values.optional(Self.export)
    let isWithout = values.isSet(Self.without)
    if export != nil, isWithout { throw CommandError.usage("--export and --without-export exclude each other") }
    let isExpired = values.isSet(Self.expired)
    if isExpired, isWithout {
      throw CommandError.usage("--expired-backup needs an export: what was erased since must be erased again")
    }
    guard let motif = MotifReouverture(rawValue: try values.required(Self.reason)) else {
      throw CommandError.usage("--reason takes one of the codes")
    }
    reopening = JournalReopening.Options(
      folders: try ServerFolders(values), next: try values.required(Self.origin), motif: motif, export: export,
      isWithoutExport: isWithout, checkpoint: try values.optional(Self.checkpoint), isExpiredAccepted: isExpired)
    isDryRun = values.isSet(Self.dryRun)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let report = try JournalReopening(reopening, now: console.now()).run(isRehearsal: isDryRun)
    if isJSON { return console.print(report.json.text) }
    if isDryRun { console.print(console.bold("Nothing was changed (--dry-run). What would be done:") + "\n") }
    for line in report.lines { console.print(line) }
  }
}
