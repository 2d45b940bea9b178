internal import Gateway
internal import HTTP
internal import JSON
internal import Markup

/// What the law says of what was said, once it is recorded.
struct OraleConsignee {
  let visit: Visit
  private let answer: JSONObject

  init(_ visit: Visit, _ answer: JSONObject) { (self.visit, self.answer) = (visit, answer) }

  private var reference: String { answer["reference"]?.string ?? "" }

  var content: PageContent {
    PageContent("Transmission orale consignée", status: .created) {
      div(.class("fait"), .role("status")) {
        p {
          "Inscrite au journal sous la référence "
          strong(.class("references")) { reference }
          "."
        }
      }
      if answer["permise"]?.bool == true {
        notices("La loi le permettait", answer["politiques"], "note")
      } else {
        notices("Ce que la loi ne permettait pas de dire", answer["politiques"], "attention")
        p { "C’est consigné tel quel. Parlez-en à votre cadre ; la prochaine fois, « Quel circuit ? » le dit avant." }
      }
      notices("Ce que vous devez maintenant", answer["obligations"], "attention")
      notices("Alertes", answer["alertes"], "attention")
      notices("À savoir", answer["avertissements"], "note")
      p(.class("actions")) {
        a(.class("bouton"), .href(Link("/orales").appending(reference))) { "Voir la transmission orale" }
        a(.class("bouton second"), .href("/")) { "Accueil" }
      }
    }
  }

  private func notices(_ title: String, _ list: JSON?, _ look: String) -> HTML {
    HTML {
      let notices = list?.array ?? []
      if !notices.isEmpty {
        section(.class(look)) {
          h2 { title }
          ul {
            for notice in notices {
              li {
                notice["motif"]?.string
                small { " (\(notice["articles"]?.string ?? ""))" }
              }
            }
          }
        }
      }
    }
  }
}
