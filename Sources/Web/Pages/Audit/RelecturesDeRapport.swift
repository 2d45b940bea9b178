internal import JSON
internal import Markup

/// The emergencies of a report's period, and whether somebody else reviewed them in time.
struct RelecturesDeRapport {
  /// The member `relectures` of the report.
  let answer: JSON?

  private static let states = [
    ("a-temps", "Relues à temps"), ("tardive", "Relues en retard"), ("attendue", "Attendues"),
    ("manquante", "Manquantes, délai passé"), ("sans-objet", "Sans objet"),
  ]

  var html: HTML {
    let emergencies = answer?["urgences"]?.array ?? []
    return HTML {
      h2 { "Transmissions d’urgence et leur relecture" }
      if emergencies.isEmpty {
        p(.class("vide")) { "Aucune transmission d’urgence dans cette période." }
      } else {
        ul {
          for (code, label) in Self.states {
            if let count = answer?["comptes"]?[code]?.integer, count > 0 { li { "\(label) : \(count)" } }
          }
        }
        Liste(
          caption: "Les premières de la période d’abord", headings: ["Référence", "Quand", "Relecture", "Par"],
          lignes: emergencies.prefix(100).map(ligne)
        ).table
        if emergencies.count > 100 { p { small { "Les 100 premières sur \(emergencies.count)." } } }
      }
    }
  }

  private func ligne(_ urgence: JSON) -> Liste.Ligne {
    let state = urgence["relecture"]?.string
    let label = Self.states.first { $0.0 == state }?.1 ?? ""
    return Liste.Ligne(
      link: RechercheDansLeJournal.address.appending(urgence["feuille"]?.integer.map(String.init) ?? ""),
      reference: urgence["reference"]?.string ?? "",
      cells: [
        Dates.instant(urgence["le"]?.string),
        HTML {
          if state == "manquante" || state == "tardive" { span(.class("etiquette retard")) { label } } else { label }
        },
        HTML { urgence["relecteur"]?.string },
      ])
  }
}
