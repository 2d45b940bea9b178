internal import JSON
internal import Markup

/// What happened in each part of a report's period: four pictures, and one table that says the same.
struct SerieDeRapport {
  /// What `GET /api/journal/rapport` answers.
  let answer: JSONObject

  private static let titles = [
    "divulgations": "Divulgations", "ouvertures": "Ouvertures", "refus": "Refus", "urgences": "Transmissions d’urgence",
  ]

  private var parts: [String] { (answer["parts"]?.array ?? []).map { PageDeRapport.day($0) } }

  private var series: [(code: String, title: String, total: Int, counts: [Int])] {
    (answer["totaux"]?.array ?? []).compactMap { tally in
      guard let code = tally["code"]?.string else { return nil }
      let counts = (tally["parPart"]?.array ?? []).map { Int($0.integer ?? 0) }
      return (code, Self.titles[code] ?? code, Int(tally["nombre"]?.integer ?? 0), counts)
    }
  }

  private var heading: String {
    ["jour": "Jour", "semaine": "Semaine du", "mois": "Mois du"][answer["pas"]?.string ?? ""] ?? "Du"
  }

  var html: HTML {
    let (parts, series) = (self.parts, self.series)
    return HTML {
      h2 { "Au fil de la période" }
      div(.class("cote")) {
        for serie in series {
          div {
            h3 { "\(serie.title) : \(Nombres.text(Int64(serie.total)))" }
            Diagramme(
              id: "s-\(serie.code)", title: serie.title, heading: heading,
              barres: zip(parts, serie.counts).map { Diagramme.Barre(label: $0, nombre: $1) }
            ).standing
          }
        }
      }
      details {
        summary { "Les mêmes nombres, en tableau" }
        table(parts, series.map { ($0.title, $0.counts) })
      }
    }
  }

  private func table(_ parts: [String], _ columns: [(title: String, counts: [Int])]) -> HTML {
    Markup.table {
      caption { "Par \(answer["pas"]?.string ?? "part")" }
      thead {
        tr {
          th(.scope("col")) { heading }
          for column in columns { th(.scope("col")) { column.title } }
        }
      }
      tbody {
        for (place, part) in parts.enumerated() {
          tr {
            th(.scope("row")) { part }
            for column in columns where place < column.counts.count {
              td(.data("titre", column.title)) { Nombres.text(Int64(column.counts[place])) }
            }
          }
        }
      }
    }
  }
}
