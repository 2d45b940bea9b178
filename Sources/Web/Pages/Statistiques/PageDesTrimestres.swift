internal import JSON
internal import Liaison
internal import Markup
internal import Statistics

/// The quarters whose tables can be read.
struct PageDesTrimestres {
  let visit: Visit
  /// What `GET /api/statistiques` answers.
  let answer: JSONObject

  var content: PageContent {
    PageContent("Statistiques") {
      p {
        "Des nombres de personnes reçues et de fiches, où personne ne peut être reconnu : les petits nombres sont masqués, et "
          + "ceux qui les rendraient aussi."
      }
      h2 { "Trimestres publiés" }
      list("publies", whenEmpty: "Aucun trimestre n’est encore publié.")
      if seesUnpublished {
        h2 { "Trimestres à publier" }
        list("enAttente", whenEmpty: "Tout ce qui est terminé est publié.")
      }
    }
  }

  private var seesUnpublished: Bool {
    [.dpo, .autoriteFonctionnelle, .employeur, .cadreSecteur].contains(visit.role)
  }

  private func list(_ name: String, whenEmpty: String) -> HTML {
    let quarters = (answer[name]?.array ?? []).compactMap { $0.string.flatMap { Trimestre($0) } }
    return HTML {
      if quarters.isEmpty {
        p(.class("vide")) { whenEmpty }
      } else {
        ul {
          for quarter in quarters {
            li { a(.href(Link("/statistiques").appending(quarter.code))) { quarter.libelle } }
          }
        }
      }
    }
  }
}
