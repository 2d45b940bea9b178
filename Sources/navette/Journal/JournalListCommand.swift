import Foundation
import JSON
import Journal

/// `navette journal list`
struct JournalListCommand: Command {
  private static let event = Option(
    "event", "CODE", .text, "Only this event: transmission, ouverture, refus, and so on.")
  private static let about = Option("about", "REF", .text, "Only what is about this reference or body.")
  private static let by = Option("by", "AGENT", .text, "Only what this agent did.")
  private static let refused = Flag("refused", "Only the refusals.")
  private static let from = Option("from", "N", .leaf, "Begin at this index. Default: 0.")
  private static let limit = Option("limit", "N", .integer(in: 1...1_000_000), "At most N lines. Default: 1000.")

  static let declaration = Declaration(
    "list", summary: "List the events of an export of the journal: who did what, when, by which articles.",
    discussion: [
      "Reads the export only, and says nothing of its soundness: run `navette journal verify` first. A body that was "
        + "pruned at the end of its retention shows as such."
    ],
    operands: [JournalArguments.folder.parameter],
    options: [
      event.parameter, about.parameter, by.parameter, refused.parameter, from.parameter, limit.parameter,
      CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette journal list export --refused", "Who was refused what, and by which article."),
      .init("navette journal list export --about FN-2026-7K3Q-XM4T-QW --json", "Everything about a fiche."),
    ])

  private let folder: FilePath
  private let filter: JournalFilter
  private let first: UInt64
  private let limit: Int
  private let isJSON: Bool

  init(_ values: Values) throws {
    folder = try values.required(JournalArguments.folder)
    filter = JournalFilter(
      event: try values.optional(Self.event), about: try values.optional(Self.about),
      agent: try values.optional(Self.by), isRefused: values.isSet(Self.refused))
    first = try values.optional(Self.from) ?? 0
    limit = try values.optional(Self.limit) ?? 1000
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let export = try JournalArguments.export(folder)
    var rows: [[JSON]] = []
    try export.visit(from: first) { index, body in
      if let row = try row(index, body) { rows.append(row) }
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

  private func row(_ index: UInt64, _ body: JournalBody?) throws -> [JSON]? {
    let leaf = JSON.integer(Int64(clamping: index))
    guard let body else {
      return filter.isEmpty ? [leaf, .null, "(corps élagué)", .null, .null, .null, .null] : nil
    }
    guard let json = try? JSON.parse(body.bytes), case .object(let object) = json else {
      throw CommandError(.invalidContent, "the body of entry \(index) is not a JSON object")
    }
    guard filter.accepts(object) else { return nil }
    return [leaf] + ["instant", "evenement", "agent", "objet", "decision", "articles"].map { object[$0] ?? .null }
  }
}

/// Which events are asked for.
struct JournalFilter: Sendable {
  let event: String?
  let about: String?
  let agent: String?
  let isRefused: Bool

  var isEmpty: Bool { event == nil && about == nil && agent == nil && !isRefused }

  func accepts(_ body: JSONObject) -> Bool {
    func matches(_ wanted: String?, _ name: String) -> Bool { wanted.map { body[name] == .string($0) } ?? true }
    return matches(event, "evenement") && matches(about, "objet") && matches(agent, "agent")
      && (!isRefused || body["decision"] == "refusee")
  }
}
