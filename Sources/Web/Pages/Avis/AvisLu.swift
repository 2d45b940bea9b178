internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// An avis as its page reads it, and what is left to do of it: justifying, reviewing, opening.
struct AvisLu {
  let visit: Visit
  let reference: Reference
  /// What the API lists of it.
  let json: JSON
  let form: Form
  let fait: String?

  /// What a page of a list holds.
  static func elements(_ answer: JSONObject) -> [JSON] { (answer["avis"] ?? answer["orales"])?.array ?? [] }

  /// Where it stands; nil for what owes no justification.
  var etat: EtatAvis.Nature? { EtatAvis.Nature.all.first { $0.code == json["etat"]?.string } }
  var isMine: Bool { json["auteur"]?.string == visit.agent.id.description }
  var status: Status { form.problem?.status ?? .ok }

  /// Whether its justification is sealed to a circonscription of the visitor.
  var isSealedToMyCirconscription: Bool {
    visit.role == .cadreSecteur
      && visit.agent.memberships.contains { $0.organisme.description == json["justifieeAupresDe"]?.string }
  }

  /// What was just done.
  var notice: HTML {
    HTML {
      if let text = Self.done[fait ?? ""] { div(.class("fait"), .role("status")) { p { text } } }
    }
  }

  private static let done = [
    "transmis": "L’avis de péril est parti. Écrivez sa justification dès que vous le pouvez, dans les 24 heures.",
    "justifie": "La justification est déposée. Un cadre qui n’est pas vous la relira.",
    "relu": "La relecture est enregistrée.",
  ]

  /// What the visitor has to do: justify, or review.
  var due: HTML {
    HTML {
      if isMine, etat == .emis { justification }
      if isSealedToMyCirconscription, etat == .justifie, !isMine { review }
    }
  }

  private var justification: HTML {
    HTML {
      h2 { "Justifier" }
      p {
        "À faire avant le "
        Dates.instant(json["justificationAvant"]?.string)
        ". Elle est chiffrée pour vous et pour les cadres qui la relisent."
      }
      visit.form(
        Link(to: reference).appending(literal: "justification"), form, submit: "Déposer la justification"
      ) {
        Field(
          name: "texte", label: "Pourquoi il fallait le dire sans attendre",
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
      p {
        "Ouvrez la justification ci-dessous, puis concluez. Vous ne voyez ni le message de l’auteur ni aucune fiche."
      }
      visit.form(Link(to: reference).appending(literal: "relecture"), form, submit: "Enregistrer la relecture") {
        Field(name: "conclusion", label: "Votre conclusion", isRequired: true).choices(form, ConclusionRelecture.all)
      }
    }
  }

  /// What is sealed of it, and the button that opens it.
  func sealed(_ title: String) -> HTML {
    HTML {
      h2 { title }
      div(.id("clair")) {
        p { "Il est chiffré. Votre clé l’ouvre dans ce navigateur ; l’ouverture est journalisée." }
        noscript { p(.class("attention")) { "Lire demande JavaScript : la clé ne quitte pas votre navigateur." } }
        p(.class("actions")) {
          button(
            .type("button"), .data("ouvrir", "/api\(Link(to: reference).path)/ouverture"),
            .data("reference", reference.description),
            .data("noms", "\(json["auteur"]?.string ?? "")=\(Names(visit).agent(json["auteur"]?.string))")
          ) { "Ouvrir et déchiffrer" }
        }
      }
    }
  }
}
