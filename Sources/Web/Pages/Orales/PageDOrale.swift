internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// One oral transmission: what was recorded, and the justification of a péril said aloud.
struct PageDOrale {
  let visit: Visit
  let reference: Reference
  let form: Form
  let fait: String?
  private let orale: JSON

  init(_ visit: Visit, _ reference: Reference, _ orale: JSON, _ form: Form, fait: String?) {
    (self.visit, self.reference, self.orale, self.form, self.fait) = (visit, reference, orale, form, fait)
  }

  private var fondement: FondementLegal? { FondementLegal.all.first { $0.code == orale["fondement"]?.string } }
  private var isMine: Bool { orale["auteur"]?.string == visit.agent.id.description }
  /// A péril said aloud, that no avis preceded and nothing justifies yet.
  private var isToJustify: Bool {
    isMine && fondement?.estUnPeril == true && orale["justifieeAupresDe"] == nil && orale["enSuiteDe"] == nil
  }

  var content: PageContent {
    PageContent("Transmission orale \(reference)", status: form.problem?.status ?? .ok) {
      if fait == "justifie" {
        div(.class("fait"), .role("status")) {
          p { "La justification est déposée. Un cadre qui n’est pas vous la relira." }
        }
      }
      dl(.class("fiche")) {
        dt { "Dite" }
        dd { Dates.instant(orale["diteLe"]?.string) }
        dt { "Consignée" }
        dd { Dates.instant(orale["consigneeLe"]?.string) }
        dt { "Par" }
        dd { Names(visit).agent(orale["auteur"]?.string) }
        dt { "À" }
        dd { ListeDOrales.interlocuteur(orale, visit) }
        dt { "À quel titre" }
        dd { fondement?.libelle }
        dt { "Sur" }
        dd {
          (orale["rubriques"]?.array ?? []).compactMap { code in
            SectionCode.all.first { $0.code == code.string }?.libelle
          }.joined(separator: ", ")
        }
        dt { "Ce qu’en dit la loi" }
        dd { orale["permise"]?.bool == true ? "Permise" : "Non permise" }
      }
      if isToJustify { justification }
      if isMine, orale["scellee"]?.bool == true || orale["justifieeAupresDe"] != nil { sealed }
    }
  }

  private var justification: HTML {
    HTML {
      h2 { "Justifier" }
      p {
        "La justification d’un péril est due sous 24 heures, comme celle d’un avis. Elle est chiffrée pour vous et pour les cadres qui la relisent."
      }
      visit.form(
        Link("/orales").appending(reference.description).appending(literal: "justification"), form,
        submit: "Déposer la justification"
      ) {
        Field(name: "texte", label: "Pourquoi il fallait le dire sans attendre", isRequired: true).text(form, rows: 6)
      }
    }
  }

  private var sealed: HTML {
    HTML {
      h2 { "Ce que vous avez gardé" }
      div(.id("clair")) {
        noscript { p(.class("attention")) { "Lire demande JavaScript : la clé ne quitte pas votre navigateur." } }
        p(.class("actions")) {
          button(
            .type("button"), .data("ouvrir", "/api/orales/\(reference)/ouverture"),
            .data("reference", reference.description)
          ) { "Ouvrir et déchiffrer" }
        }
      }
    }
  }
}
