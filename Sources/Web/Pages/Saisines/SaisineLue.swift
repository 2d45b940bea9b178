internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// A saisine as its page reads it, and what is left to do of it.
struct SaisineLue {
  let visit: Visit
  let reference: Reference
  /// What the API lists of it.
  let json: JSON
  let form: Form
  let fait: String?

  private var isReceived: Bool { visit.role == .intervenant }
  private var isClosed: Bool { json["etat"]?.string == SuitesDonnees.Etat.cloturee.code }
  private var isMine: Bool { json["auteur"]?.string == visit.agent.id.description }

  var page: PageContent {
    PageContent("Saisine \(reference)", status: form.problem?.status ?? .ok) {
      if let text = Self.done[fait ?? ""] { div(.class("fait"), .role("status")) { p { text } } }
      if isReceived, !isClosed { todo }
      dl(.class("fiche")) {
        dt { "Où elle en est" }
        dd { SuitesDonnees.Etat.all.first { $0.code == json["etat"]?.string }?.libelle }
        dt { "Transmise" }
        dd { Dates.instant(json["transmiseLe"]?.string) }
        dt { "Par" }
        dd { "\(Names(visit).agent(json["auteur"]?.string)), \(Names(visit).organisme(json["emetteur"]?.string))" }
        dt { "À" }
        dd { Names(visit).organisme(json["destination"]?.string) }
        dt { "Urgence" }
        dd { Urgence.all.first { $0.code == json["urgence"]?.string }?.libelle }
        dt { "Origine" }
        dd { OrigineSaisine.all.first { $0.code == json["origine"]?.string }?.libelle }
        dt { "Accord de la personne" }
        dd { Self.accord(json["accord"]) }
        if let later = json["accordRecueilli"] {
          dt { "Accord que vous avez recueilli depuis" }
          dd { Self.accord(later) }
        }
      }
      suites
      if isReceived || isMine { sealed }
      p { a(.href(Link(to: reference).appending(literal: "preuves"))) { "Étapes et preuves à télécharger" } }
    }
  }

  private static let done = [
    "transmise": "La saisine est partie. Elle est chiffrée pour vous et pour les intervenants de permanence.",
    "rendue": "La suite est rendue à l’unité : elle lit ce code, et rien d’autre.",
  ]

  /// What the person agreed to, in words.
  static func accord(_ json: JSON?) -> String {
    let etat = EtatAccord.all.first { $0.code == json?["etat"]?.string }?.libelle ?? ""
    let objets = (json?["objets"]?.array ?? []).compactMap { code in
      ObjetAccord.all.first { $0.code == code.string }?.libelle
    }
    return objets.isEmpty ? etat : "\(etat) : \(objets.joined(separator: " ; "))"
  }

  /// The codes returned, in order.
  private var suites: HTML {
    let suites = json["suites"]?.array ?? []
    return HTML {
      h2 { isReceived ? "Suites rendues à l’unité" : "Suites reçues" }
      if suites.isEmpty {
        p(.class("vide")) { isReceived ? "L’unité n’a encore rien appris." : "Aucune suite pour l’instant." }
      } else {
        ol(.class("etapes")) {
          for suite in suites {
            li {
              strong { CodeDeSuite.all.first { $0.code == suite["code"]?.string }?.libelle }
              ", le "
              Dates.instant(suite["le"]?.string)
            }
          }
        }
      }
    }
  }

  /// What is sealed of it, and the button that opens it.
  private var sealed: HTML {
    HTML {
      h2 { "Le message" }
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

  // MARK: - What the intervenant does

  private var todo: HTML {
    HTML {
      div(.class("carte")) {
        p {
          "La fiche que vous écrivez d’après cette saisine reste à vous : l’unité ne saura pas qu’elle existe."
        }
        p(.class("actions")) {
          a(.class("bouton"), .href(Link("/fiches/nouvelle").with("suite", reference.description))) {
            "Écrire une fiche"
          }
        }
      }
      h2 { "Rendre une suite à l’unité" }
      p {
        "Un code, sans aucun mot. Sans l’accord de la personne pour les suites, seule la clôture se dit ; "
          + "elle ne dit pas pourquoi."
      }
      visit.form(Link(to: reference).appending(literal: "suite"), form, submit: "Rendre cette suite") {
        Field(name: "suite", label: "Suite", isRequired: true).choices(form, CodeDeSuite.all)
        details(.open.when(form.has("_accord", "oui"))) {
          summary { "La personne s’est prononcée depuis la saisine" }
          AccordDeSaisine(form: form, today: visit.call.today, isAsked: false).fields
        }
      }
    }
  }
}
