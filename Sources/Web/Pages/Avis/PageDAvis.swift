internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// Avis de péril: written, and sent at once to who can act.
enum AvisEcrit: SorteDAvis {
  static let kind = Reference.Kind.avisDePeril

  static func read(_ visit: Visit, only: Reference?, after: Lists.Cursor?) -> Reading<ReadAnswer> {
    Reading {
      visit.gateway.listAvis(only: only, by: visit.agent, after: after, limit: Suite.nombre, completion: $0)
    }
  }

  /// Where it is, what it says for whoever may open it, and what is left to do.
  static func page(_ avis: AvisLu) -> PageContent {
    let (visit, json) = (avis.visit, avis.json)
    return PageContent("Avis de péril \(avis.reference)", status: avis.status) {
      avis.notice
      avis.due
      dl(.class("fiche")) {
        dt { "Où il en est" }
        dd { avis.etat?.libelle }
        dt { "Transmis" }
        dd { Dates.instant(json["emisLe"]?.string) }
        dt { "Par" }
        dd { Names(visit).agent(json["auteur"]?.string) }
        dt { "À" }
        dd { Names(visit).organisme(json["destination"]?.string) }
        dt { "Au titre de" }
        dd {
          "Code pénal, article 223-6 : \(AlineaPeril.all.first { $0.code == json["alinea"]?.string }?.libelle ?? "")"
        }
      }
      avis.sealed("Le contenu")
      p { a(.href(PageDesPreuves.address(of: avis.reference))) { "Étapes et preuves à télécharger" } }
    }
  }
}
