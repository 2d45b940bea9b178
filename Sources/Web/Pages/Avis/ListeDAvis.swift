internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension AvisEcrit {
  /// Those that one sent, received, or reviews.
  static func list(_ visit: Visit, _ suite: Suite, _ answer: JSONObject) -> PageContent {
    let avis = AvisLu.elements(answer)
    return PageContent("Avis de péril") {
      if avis.isEmpty {
        p(.class("vide")) { "Aucun avis de péril transmis, reçu ou à relire." }
      } else {
        Liste(
          caption: "Avis de péril : les derniers transmis d’abord",
          headings: ["Référence", "Transmis", "À qui", "Où il en est"], lignes: avis.map { ligne($0, visit) }
        ).table
      }
      Liste.following(kind.place, suite, answer, next: "Avis suivants")
    }
  }

  private static func ligne(_ avis: JSON, _ visit: Visit) -> Liste.Ligne {
    let reference = avis["reference"]?.string ?? ""
    let etat = EtatAvis.Nature.all.first { $0.code == avis["etat"]?.string }
    return Liste.Ligne(
      link: kind.place.appending(reference), reference: reference,
      cells: [
        Dates.instant(avis["emisLe"]?.string),
        HTML { Names(visit).organisme(avis["destination"]?.string) },
        HTML {
          etat?.libelle
          if etat == .emis, avis["auteur"]?.string == visit.agent.id.description {
            br()
            "avant le "
            Dates.instant(avis["justificationAvant"]?.string)
          }
        },
      ])
  }
}
