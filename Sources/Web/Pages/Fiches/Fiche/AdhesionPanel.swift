internal import JSON
internal import Liaison
internal import Markup

/// Where the person's agreement stands: to what it was given, whether it was withdrawn, and for the author who had read the
/// fiche before. Who gave it, when and how they were informed is sealed with the fiche, and shown with its content.
struct AdhesionPanel {
  let view: FicheView
  let adhesion: JSON

  private var names: Names { Names(view.visit) }

  /// The panel.
  var panel: HTML {
    section(.id("adhesion")) {
      h2 { "Adhésion de la personne" }
      p { standing }
      if let objection { p { objection } }
      if let readings = adhesion["lectures"]?.array { before(readings) }
    }
  }

  private func label<C: Coded>(_ type: C.Type, _ member: String) -> String? {
    adhesion[member]?.string.flatMap { try? C(code: $0) }?.libelle
  }

  private var standing: HTML {
    guard let date = adhesion["retireeLe"]?.string else {
      let objects = (adhesion["objets"]?.array ?? []).compactMap { $0.string.flatMap { try? ObjetAccord(code: $0) } }
      return .text(
        "Accord \(label(EtatAccord.self, "etat")?.lowercased() ?? "")"
          + (objects.isEmpty ? "." : " pour : \(objects.map { $0.libelle.lowercased() }.joined(separator: ", ")).")
          + " Qui l’a donné, quand, et comment la personne a été informée : dans le contenu, à l’ouverture.")
    }
    let who = label(AuteurAccord.self, "retireePar")?.lowercased() ?? ""
    return HTML {
      "Accord retiré (\(who)), dit à \(names.agent(adhesion["recuePar"]?.string)), le "
      Dates.instant(date)
      "."
    }
  }

  private var objection: String? {
    switch adhesion["opposition"]?.string {
    case nil: nil
    case IssueOpposition.arretee.code:
      "Le service destinataire a arrêté : la fiche n’y est plus servie. Le délégué à la protection des données peut l’effacer."
    case IssueOpposition.maintenue.code:
      "Le service destinataire maintient : \(label(MotifMaintien.self, "motifMaintien")?.lowercased() ?? "")."
    default: "La fiche avait été ouverte : le service destinataire doit répondre à cette opposition."
    }
  }

  private func before(_ readings: [JSON]) -> HTML {
    HTML {
      h3 { "Qui l’avait lue avant" }
      if readings.isEmpty {
        p { "Personne." }
      } else {
        ul {
          for reading in readings {
            li {
              "\(names.agent(reading["agent"]?.string)), le "
              Dates.instant(reading["le"]?.string)
            }
          }
        }
        p(.class("aide")) {
          "Rubriques lues : \(view.fiche.rubriques.map { $0.libelle.lowercased() }.joined(separator: ", "))."
        }
      }
    }
  }
}
