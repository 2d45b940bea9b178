import Foundation
import Gateway
import JSON
import Liaison

/// A report, for people.
struct ReportText {
  let report: JournalReport

  init(_ report: JournalReport) { self.report = report }

  /// How many lines of a list are shown: `--json` and `--csv` have them all.
  private static let most = 20

  var text: String {
    ([heading, totals] + disclosures + refusals + [reviews, unusual]).joined(separator: "\n\n")
  }

  private var heading: String {
    let (scope, at) = (report.scope, Instants.text(report.madeAt))
    var lines = [
      "Journal du \(scope.first.affichage) au \(scope.last.affichage), par \(scope.pace.rawValue). Établi le \(at).",
      "\(report.entries) entrées lues.",
    ]
    if report.pruned > 0 { lines.append("\(report.pruned) corps élagués : inconnus, ils ne sont dans aucun compte.") }
    if report.unreadable > 0 {
      lines.append("\(report.unreadable) corps illisibles : « navette journal verify » dit lesquels.")
    }
    return lines.joined(separator: "\n")
  }

  private var totals: String {
    let series = [report.disclosures, report.openings, report.refusals, report.emergencies]
    let rows = report.scope.starts.enumerated().map { part, day in
      [JSON.string(day.description)] + series.map { .integer(Int64($0.counts[part])) }
    }
    let sum: [JSON] = [.string("Total")] + series.map { .integer(Int64($0.total)) }
    return table(
      ["À partir du", "Divulgations", "Ouvertures", "Refus", "Urgences (223-6)"], rows + [sum], "Rien.")
  }

  private var disclosures: [String] {
    [
      tallies("Divulgations par événement", report.byKind), tallies("Divulgations par article", report.byArticle),
      tallies("Divulgations par politique", report.byPolicy), tallies("Divulgations par catégorie", report.byCategory),
    ]
  }

  private var refusals: [String] {
    [tallies("Refus par politique", report.refusalsByPolicy), tallies("Refus par article", report.refusalsByArticle)]
  }

  private var reviews: String {
    let counts = EmergencyReview.State.allCases.map { "\($0.rawValue) \(report.count($0))" }.joined(separator: ", ")
    let rows = report.reviews.map { review -> [JSON] in
      [
        .string(review.reference), .string(Instants.text(review.at)), review.author.map(JSON.string) ?? .null,
        .string(review.state.rawValue), review.reviewedAt.map { .string(Instants.text($0)) } ?? .null,
        review.reviewer.map(JSON.string) ?? .null, review.conclusion.map(JSON.string) ?? .null,
      ]
    }
    return "Urgences (Code pénal, art. 223-6) et leur relecture sous 24 heures : \(counts).\n"
      + table(["Référence", "Le", "Auteur", "Relecture", "Relue le", "Par", "Conclusion"], rows, "Aucune urgence.")
  }

  private var unusual: String {
    let unusual = report.unusual
    let volumes = unusual.volumes.map { volume -> [JSON] in
      [
        .string(volume.agent), .string(volume.week.description), .integer(Int64(volume.count)),
        .double(volume.median), .string(String(format: "%.1f", volume.threshold)), .integer(Int64(volume.weeks)),
      ]
    }
    var parts = [
      "Accès inhabituels : à regarder, sans rien prouver.",
      table(
        ["Agent", "Semaine du", "Consultations", "Médiane", "Seuil", "Recul"], volumes, "Aucun volume inhabituel."),
    ]
    if !unusual.withoutPast.isEmpty {
      parts.append("Sans recul suffisant : \(SafeText.line(unusual.withoutPast.joined(separator: ", "))).")
    }
    for (title, findings) in [
      ("La nuit (22 h à 6 h)", unusual.nights), ("Les jours chômés", unusual.daysOff),
      ("Ce qui revient à d’autres : refusé", unusual.refusedElsewhere),
      ("Ce qui revient à d’autres : par leur fonction", unusual.elsewhere),
    ] {
      let rows = findings.prefix(Self.most).map { finding -> [JSON] in
        [
          .string(finding.agent), .integer(Int64(finding.count)),
          .array(finding.leaves.map { .integer(Int64(clamping: $0)) }),
        ]
      }
      parts.append("\(title)\n" + table(["Agent", "Consultations", "Feuilles"], rows, "Rien."))
    }
    return parts.joined(separator: "\n\n")
  }

  private func tallies(_ title: String, _ tallies: [Tally]) -> String {
    let rows = tallies.prefix(Self.most).map { [JSON.string($0.code), .integer(Int64($0.total))] }
    let more = tallies.count > Self.most ? "\n… et \(tallies.count - Self.most) autres." : ""
    return "\(title)\n" + table(["Code", "Nombre"], rows, "Rien.") + more
  }

  private func table(_ titles: [String], _ rows: [[JSON]], _ whenEmpty: String) -> String {
    Table(columns: titles.map { .init($0, key: $0) }, rows: rows, whenEmpty: whenEmpty).text()
  }
}
