import Foundation
import Gateway
import JSON
import Journal

/// `navette journal list`
struct JournalListCommand: Command {
  private static let from = Option("from", "N", .leaf, "Begin at this index. Default: 0.")
  private static let limit = Option("limit", "N", .integer(in: 1...1_000_000), "At most N lines. Default: 1000.")
  private static let newest = Flag("newest-first", "The latest entries first; then --from is the last index shown.")

  static let declaration = Declaration(
    "list", summary: "List the events of a journal: who did what, when, by which articles.",
    discussion: [
      "Reads an export, or the gateway: files of 256 bodies are fetched as they are needed. It says nothing of the "
        + "journal's soundness: run `navette journal verify`. All that is asked must hold. A body that was pruned at the "
        + "end of its retention shows as such, when nothing is asked that only it would tell."
    ],
    operands: [JournalOrigin.folder.parameter],
    options: JournalFilter.options + [from.parameter, limit.parameter, newest.parameter] + JournalOrigin.options + [
      CommonOptions.json.parameter
    ],
    examples: [
      .init("navette journal list export --refused", "Who was refused what, and by which article."),
      .init("navette journal list export --about FN-2026-7K3Q-XM4T-QW --json", "Everything about a fiche."),
      .init("navette journal list --newest-first --limit 20", "What happened last, at the gateway of NAVETTE_AGENT."),
      .init("navette journal list export --category sante --since 2026-11-01", "Who received health data since."),
    ])

  private let values: Values
  private let filter: JournalFilter
  private let from: UInt64?
  private let limit: Int
  private let isNewestFirst: Bool
  private let isJSON: Bool

  init(_ values: Values) throws {
    self.values = values
    filter = try JournalFilter(values)
    from = try values.optional(Self.from)
    limit = try values.optional(Self.limit) ?? 1000
    isNewestFirst = values.isSet(Self.newest)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let journal = try JournalOrigin(values, console)
    let range =
      isNewestFirst
      ? 0..<min(journal.size, from.map { $0 &+ 1 } ?? journal.size) : min(from ?? 0, journal.size)..<journal.size
    var rows: [[JSON]] = []
    var progress = ProgressLine(of: UInt64(range.count), console)
    try journal.visit(
      range, newestFirst: isNewestFirst, wanting: filter.mayMatch, progress: { progress.left($0) }
    ) { index, entry, body in
      if let row = try row(index, entry, body) { rows.append(row) }
      return rows.count < limit
    }
    Table(
      columns: [
        .init("Feuille", key: "feuille"), .init("Instant", key: "instant"), .init("Événement", key: "evenement"),
        .init("Agent", key: "agent"), .init("Objet", key: "objet"), .init("Décision", key: "decision"),
        .init("Articles", key: "articles"),
      ], rows: rows, whenEmpty: "Aucun événement."
    ).print(console, asJSON: isJSON)
  }

  private func row(_ index: UInt64, _ entry: LogEntry, _ body: JournalBody?) throws -> [JSON]? {
    let leaf = JSON.integer(Int64(clamping: index))
    guard let body else {
      return filter.shows(pruned: entry) ? [leaf, .null, "(corps élagué)", .null, .null, .null, .null] : nil
    }
    guard let object = (try? JSON.parse(body.bytes))?.object else {
      throw CommandError(.invalidContent, "the body of entry \(index) is not a JSON object")
    }
    guard filter.accepts(object, body) else { return nil }
    return [leaf] + ["instant", "evenement", "agent", "objet", "decision", "articles"].map { object[$0] ?? .null }
  }
}
