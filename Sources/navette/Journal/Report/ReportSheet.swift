import Foundation
import Gateway
import Liaison

/// A report as comma-separated values (RFC 4180): `mesure,code,debut,nombre`, one line a count that is not zero.
struct ReportSheet {
  private let report: JournalReport

  init(_ report: JournalReport) { self.report = report }

  var text: String { (["mesure,code,debut,nombre"] + lines).map { $0 + "\r\n" }.joined() }

  private var lines: [String] {
    let totals = [report.disclosures, report.openings, report.refusals, report.emergencies]
    let tallies: [(String, [Tally])] = [
      ("total", totals), ("divulgations-par-evenement", report.byKind), ("divulgations-par-article", report.byArticle),
      ("divulgations-par-politique", report.byPolicy), ("divulgations-par-categorie", report.byCategory),
      ("refus-par-politique", report.refusalsByPolicy), ("refus-par-article", report.refusalsByArticle),
    ]
    var lines = tallies.flatMap { measure, tallies in
      tallies.flatMap { tally in
        zip(report.scope.starts, tally.counts).filter { $1 > 0 }.map { line(measure, tally.code, $0.description, $1) }
      }
    }
    for state in EmergencyReview.State.allCases {
      lines.append(line("relectures", state.rawValue, "", report.count(state)))
    }
    let unusual = report.unusual
    for volume in unusual.volumes {
      lines.append(line("volume-inhabituel", volume.agent, volume.week.description, volume.count))
    }
    for (measure, findings) in [
      ("nuit", unusual.nights), ("jours-chomes", unusual.daysOff), ("ailleurs-refuse", unusual.refusedElsewhere),
      ("ailleurs", unusual.elsewhere),
    ] {
      for finding in findings { lines.append(line(measure, finding.agent, "", finding.count)) }
    }
    return lines
  }

  private func line(_ measure: String, _ code: String, _ day: String, _ count: Int) -> String {
    [measure, code, day, String(count)].map(Self.field).joined(separator: ",")
  }

  /// A field, between quotes when it must be; a spreadsheet would run what begins like a formula.
  private static func field(_ text: String) -> String {
    let harmless = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    guard harmless.contains(where: { ",\"\r\n".contains($0) }) else { return harmless }
    return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
  }
}
