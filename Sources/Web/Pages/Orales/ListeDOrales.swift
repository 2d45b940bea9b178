internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// What was said aloud and recorded: one's own, or others' for who reviews them.
struct ListeDOrales {
  let visit: Visit
  private let orales: [JSON]

  init(_ visit: Visit, _ answer: JSONObject) {
    self.visit = visit
    orales = answer["orales"]?.array ?? []
  }

  var content: PageContent {
    PageContent("Transmissions orales") {
      if Navigation.mayWrite(visit.role) {
        p(.class("actions")) { a(.class("bouton"), .href("/orale")) { "Consigner une transmission orale" } }
      }
      if orales.isEmpty {
        p(.class("vide")) { "Aucune transmission orale consignée." }
      } else {
        table {
          caption { orales.count == 1 ? "1 transmission orale" : "\(orales.count) transmissions orales" }
          thead {
            tr {
              for title in ["Référence", "Dite", "À qui", "À quel titre", "Ce qu’en dit la loi"] {
                th(.scope("col")) { title }
              }
            }
          }
          tbody { for one in orales { row(one) } }
        }
      }
    }
  }

  private func row(_ orale: JSON) -> HTML {
    let reference = orale["reference"]?.string ?? ""
    return tr {
      th(.scope("row")) { a(.class("references"), .href(Link("/orales").appending(reference))) { reference } }
      td(.data("titre", "Dite")) { Dates.instant(orale["diteLe"]?.string) }
      td(.data("titre", "À qui")) { Self.interlocuteur(orale, visit) }
      td(.data("titre", "À quel titre")) { FondementLegal.all.first { $0.code == orale["fondement"]?.string }?.libelle }
      td(.data("titre", "Ce qu’en dit la loi")) { orale["permise"]?.bool == true ? "Permise" : "Non permise" }
    }
  }

  /// To whom it was said.
  static func interlocuteur(_ orale: JSON, _ visit: Visit) -> String {
    let who = orale["interlocuteur"]
    if let id = who?["organisme"]?.string { return Names(visit).organisme(id) }
    if let type = TypePartenaire.all.first(where: { $0.code == who?["typePartenaire"]?.string }) { return type.libelle }
    return NatureOrganisme.all.first { $0.code == who?["nature"]?.string }?.libelle ?? ""
  }
}
