import Foundation
import Gateway
import JSON
import Journal
import Liaison

/// `navette journal report`
struct JournalReportCommand: Command {
  private static let since = Option(
    "since", "DAY", .calendarDay, "The first day, in Paris. Default: 28 days ending with the last.")
  private static let until = Option("until", "DAY", .calendarDay, "The last day. Default: today.")
  private static let pace = Option(
    "by", "CODE", .code(ReportPace.allCases.map(\.rawValue)),
    "How the period is cut: \(ReportPace.allCases.map(\.rawValue).joined(separator: ", ")). Default: semaine.")
  private static let csv = Flag("csv", "One line a count, for a spreadsheet.")

  static let declaration = Declaration(
    "report", summary: "Count disclosures, refusals, emergencies and their reviews, and unusual access, over a period.",
    discussion: [
      "Reads an export, or the gateway. Codes, references and numbers only; small numbers are shown, for whoever runs it "
        + "may read the journal. What was pruned is unknown, and told.",
      "A week is unusual when an agent consulted at least ten times, and more than the median of their own twelve previous "
        + "weeks (four at least) plus three deviations: the greatest of 1.4826 times the median deviation, of the root of "
        + "the median, and of 1. Night is 22:00 to 06:00 in Paris; days off are Saturdays, Sundays and public holidays. "
        + "These are what to look at, and prove nothing.",
    ],
    operands: [JournalOrigin.folder.parameter],
    options: [since.parameter, until.parameter, pace.parameter, csv.parameter] + JournalOrigin.options + [
      CommonOptions.json.parameter
    ],
    examples: [
      .init("navette journal report export --since 2026-11-01 --until 2026-11-30", "November, week by week."),
      .init("navette journal report export --since 2026-01-01 --by mois --csv", "For a spreadsheet."),
    ])

  private enum Form { case text, json, csv }

  private let values: Values
  private let since: CalendarDay?
  private let until: CalendarDay?
  private let pace: ReportPace
  private let form: Form

  init(_ values: Values) throws {
    self.values = values
    (since, until) = (try values.optional(Self.since), try values.optional(Self.until))
    pace = try values.optional(Self.pace).flatMap(ReportPace.init(rawValue:)) ?? .semaine
    guard !values.isSet(Self.csv) || !values.isSet(CommonOptions.json) else {
      throw CommandError.usage("--csv and --json exclude each other")
    }
    form = values.isSet(Self.csv) ? .csv : values.isSet(CommonOptions.json) ? .json : .text
  }

  func run(_ console: Console) throws {
    let now = console.now()
    let last = until ?? HeureDeParis.day(of: now)
    guard let scope = ReportScope(from: since ?? last.adding(days: -27), through: last, pace: pace) else {
      throw CommandError.usage("the period must begin before it ends, and last \(ReportScope.longest) days at most")
    }
    let report = try read(JournalOrigin(values, console), scope, console).report(at: now)
    switch form {
    case .text: console.print(ReportText(report).text)
    case .json: console.print(report.json.text)
    case .csv: console.print(ReportSheet(report).text, terminator: "")
    }
  }

  private func read(_ journal: JournalOrigin, _ scope: ReportScope, _ console: Console) throws -> ReportBuilder {
    var builder = ReportBuilder(scope)
    var reader = ReportReader()
    var progress = ProgressLine(of: journal.size, console)
    // An entry's hour is that of its commit, which comes after the event.
    let since = scope.since.addingTimeInterval(-2 * TimeInterval(TimeBucket.secondsPerBucket))
    try journal.visit(0..<journal.size, wanting: { $0.time.date >= since }, progress: { progress.left($0) }) {
      index, entry, body in
      if let body {
        do {
          builder.add(try reader.event(body, leaf: index))
        } catch {
          builder.add(unreadableIn: entry.time.date)
        }
      } else {
        builder.add(prunedIn: entry.time.date)
      }
      return true
    }
    return builder
  }
}
