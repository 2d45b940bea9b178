internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// One avis de péril: where it is, what it says for whoever may open it, and what is left to do.
struct PageDAvis {
  let visit: Visit
  let reference: Reference
  let form: Form
  let fait: String?
  private let avis: JSON
  private let etat: EtatAvis.Nature?

  init(_ visit: Visit, _ reference: Reference, _ avis: JSON, _ form: Form, fait: String?) {
    (self.visit, self.reference, self.avis, self.form, self.fait) = (visit, reference, avis, form, fait)
    etat = EtatAvis.Nature.all.first { $0.code == avis["etat"]?.string }
  }

  private var isMine: Bool { avis["auteur"]?.string == visit.agent.id.description }
  private var isToJustify: Bool { isMine && etat == .emis }
  private var isToReview: Bool { visit.role == .cadreSecteur && etat == .justifie && !isMine }

  var content: PageContent {
    PageContent("Avis de péril \(reference)", status: form.problem?.status ?? .ok) {
      notice
      if isToJustify { justification }
      if isToReview { review }
      dl(.class("fiche")) {
        dt { "Où il en est" }
        dd { etat?.libelle }
        dt { "Transmis" }
        dd { Dates.instant(avis["emisLe"]?.string) }
        dt { "Par" }
        dd { Names(visit).agent(avis["auteur"]?.string) }
        dt { "À" }
        dd { Names(visit).organisme(avis["destination"]?.string) }
        dt { "Au titre de" }
        dd {
          "Code pénal, article 223-6 : \(AlineaPeril.all.first { $0.code == avis["alinea"]?.string }?.libelle ?? "")"
        }
      }
      h2 { "Le contenu" }
      div(.id("clair")) {
        p { "Il est chiffré. Votre clé l’ouvre dans ce navigateur ; l’ouverture est journalisée." }
        noscript { p(.class("attention")) { "Lire demande JavaScript : la clé ne quitte pas votre navigateur." } }
        p(.class("actions")) {
          button(
            .type("button"), .data("ouvrir", "/api/avis/\(reference)/ouverture"),
            .data("reference", reference.description),
            .data("noms", "\(avis["auteur"]?.string ?? "")=\(Names(visit).agent(avis["auteur"]?.string))")
          ) {
            "Ouvrir et déchiffrer"
          }
        }
      }
    }
  }

  private var notice: HTML {
    HTML {
      if let text = Self.done[fait ?? ""] { div(.class("fait"), .role("status")) { p { text } } }
    }
  }

  private static let done = [
    "transmis": "L’avis de péril est parti. Écrivez sa justification dès que vous le pouvez, dans les 24 heures.",
    "justifie": "La justification est déposée. Un cadre qui n’est pas vous la relira.",
    "relu": "La relecture est enregistrée.",
  ]

  private var justification: HTML {
    HTML {
      h2 { "Justifier" }
      p {
        "À faire avant le "
        Dates.instant(avis["justificationAvant"]?.string)
        ". Elle est chiffrée pour vous et pour les cadres qui la relisent."
      }
      visit.form(
        Link("/avis").appending(reference.description).appending(literal: "justification"), form,
        submit: "Déposer la justification"
      ) {
        Field(
          name: "texte", label: "Pourquoi il fallait transmettre sans attendre",
          hint: "Ce que vous saviez, ce qui rendait le danger grave et imminent, pourquoi ce destinataire.",
          isRequired: true
        ).text(form, rows: 6)
        Field(
          name: "relecture", label: "Circonscription qui relit",
          hint: "Laissez vide pour celle dont dépend votre poste."
        ).menu(form, circonscriptions, empty: "Celle de mon poste")
      }
    }
  }

  private var circonscriptions: [(value: String, label: String)] {
    visit.gateway.directory.current.organismes.values.filter { $0.nature == .circonscription }
      .sorted { $0.nom < $1.nom }.map { ($0.id.description, $0.nom) }
  }

  private var review: HTML {
    HTML {
      h2 { "Relire" }
      p { "Ouvrez la justification ci-dessous, puis concluez. Vous ne voyez ni l’avis ni aucune fiche." }
      visit.form(
        Link("/avis").appending(reference.description).appending(literal: "relecture"), form,
        submit: "Enregistrer la relecture"
      ) {
        Field(name: "conclusion", label: "Votre conclusion", isRequired: true).choices(form, ConclusionRelecture.all)
      }
    }
  }
}
