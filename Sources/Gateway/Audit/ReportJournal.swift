internal import Foundation
public import JSON
internal import Journal
internal import Liaison
internal import Store

/// Reports on a period of the journal, in numbers and codes, for those who review it.
///
/// Every body since some weeks before the period is read: an agent is compared with their own past. That is work for a thread
/// apart, and bounded: a longer report is the command line's, on an export.
public struct ReportJournal: Sendable {
  let desk: Desk
  let readings: LongReadings

  /// How many entries one report reads at most.
  public static let mostEntries: UInt64 = 200_000
  private static let stride: UInt64 = 1_024

  /// Reports on a period.
  public func callAsFunction(
    _ scope: ReportScope, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.audit("rapport", by: agent, in: readings, completion: completion) {
      let size = desk.database.checkpoint.checkpoint.size
      var next = try first(since: scope.since, size)
      guard size - next <= Self.mostEntries else {
        throw GatewayError(
          .invalid,
          "Ce rapport lirait plus de \(Self.mostEntries) entrées : choisissez un début plus récent, ou établissez-le sur "
            + "un export avec « navette journal report ».", field: "du")
      }
      var (builder, reader) = (ReportBuilder(scope), ReportReader())
      while next < size {
        let range = next..<min(size, next + Self.stride)
        let (entries, bodies) = try desk.database.read { transaction in
          (try transaction.journal.entries(range), try transaction.journal.bodies(range))
        }
        for (leaf, (entry, body)) in zip(range, zip(entries, bodies)) {
          guard let body else {
            builder.add(prunedIn: entry.time.date)
            continue
          }
          do { builder.add(try reader.event(body, leaf: leaf)) } catch { builder.add(unreadableIn: entry.time.date) }
        }
        next = range.upperBound
      }
      return builder.report(at: desk.clock()).json.object ?? [:]
    }
  }

  /// The first entry that may have happened since an instant: hours follow each other, but for a clock that went back, which
  /// is given a day.
  private func first(since: Date, _ size: UInt64) throws -> UInt64 {
    let hour = since.addingTimeInterval(-86_400)
    var (low, high): (UInt64, UInt64) = (0, size)
    while low < high {
      let middle = low + (high - low) / 2
      let entry = try desk.database.read { try $0.journal.entries(middle..<middle + 1)[0] }
      if entry.time.date < hour { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ReportJournal {
  private static let tallies = JSONSchema.array(
    of: JSONSchema.object([
      .required("code", .string()), .required("nombre", .count), .required("parPart", .array(of: .count)),
    ]).named("Compte"))
  private static let findings = JSONSchema.array(
    of: JSONSchema.object([
      .required("agent", .string()), .required("nombre", .count), .required("feuilles", .array(of: .count)),
    ]).named("Constat"))

  private static let urgence = JSONSchema.object([
    .required("reference", .string()), .required("feuille", .count), .optional("orale", .boolean),
    .optional("auteur", .string()), .required("le", Instants.schema), .required("relectureAvant", Instants.schema),
    .optional("justifieeLe", Instants.schema), .optional("relueLe", Instants.schema), .optional("relecteur", .string()),
    .optional("conclusion", .string()), .required("relecture", .codes(EmergencyReview.State.allCases.map(\.rawValue))),
  ])

  /// What it answers.
  public static let answer: [JSONSchema.Member] = [
    .required("du", CalendarDay.schema), .required("au", CalendarDay.schema),
    .required("pas", .codes(ReportPace.allCases.map(\.rawValue))), .required("etabliLe", Instants.schema),
    .required("parts", .array(of: CalendarDay.schema)), .required("entrees", .count), .required("elaguees", .count),
    .required("illisibles", .count), .required("totaux", tallies),
    .required(
      "divulgations",
      .object([
        .required("parEvenement", tallies), .required("parArticle", tallies), .required("parPolitique", tallies),
        .required("parCategorie", tallies),
      ])),
    .required("refus", .object([.required("parPolitique", tallies), .required("parArticle", tallies)])),
    .required(
      "relectures",
      .object([
        .required(
          "comptes", .object(EmergencyReview.State.allCases.map { .required($0.rawValue, .count) })),
        .required("urgences", .array(of: urgence)),
      ])),
    .required("inhabituel", .object([], others: .any)),
  ]
}
