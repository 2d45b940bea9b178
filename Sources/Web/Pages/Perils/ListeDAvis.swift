internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The avis de péril that one sent, received, or is to review.
struct ListeDAvis {
  let visit: Visit
  private let avis: [JSON]

  init(_ visit: Visit, _ answer: JSONObject) {
    self.visit = visit
    avis = answer["avis"]?.array ?? []
  }

  var content: PageContent {
    PageContent("Avis de péril") {
      if avis.isEmpty {
        p(.class("vide")) { "Aucun avis de péril transmis, reçu ou à relire." }
      } else {
        table {
          caption { avis.count == 1 ? "1 avis de péril" : "\(avis.count) avis de péril" }
          thead {
            tr {
              for title in ["Référence", "Transmis", "À qui", "Où il en est"] { th(.scope("col")) { title } }
            }
          }
          tbody { for one in avis { row(one) } }
        }
      }
    }
  }

  private func row(_ avis: JSON) -> HTML {
    let reference = avis["reference"]?.string ?? ""
    let etat = EtatAvis.Nature.all.first { $0.code == avis["etat"]?.string }
    return tr {
      th(.scope("row")) { a(.class("references"), .href(Link("/avis").appending(reference))) { reference } }
      td(.data("titre", "Transmis")) { Dates.instant(avis["emisLe"]?.string) }
      td(.data("titre", "À qui")) { Names(visit).organisme(avis["destination"]?.string) }
      td(.data("titre", "Où il en est")) {
        etat?.libelle
        if etat == .emis, avis["auteur"]?.string == visit.agent.id.description {
          br()
          "avant le "
          Dates.instant(avis["justificationAvant"]?.string)
        }
      }
    }
  }
}
