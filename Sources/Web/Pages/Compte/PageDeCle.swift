internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The first visit, and the passphrase afterwards. The key is made, wrapped and opened by the script, in the browser: this
/// page only says what happens.
struct PageDeCle {
  let visit: Visit
  /// Whether a wrapped key is kept for this agent.
  private let hasCoffre: Bool
  /// Whether fiches can already be sealed to them, perhaps with a key made elsewhere.
  private let hasCertificate: Bool

  init(_ visit: Visit) {
    self.visit = visit
    let myself = visit.gateway.readDirectory.myself(visit.agent)
    hasCoffre = myself["coffre"]?.bool ?? false
    hasCertificate = (myself["certificats"]?.array ?? []).contains { $0["usage"]?.string == "chiffrement" }
  }

  var content: PageContent {
    PageContent(hasCoffre ? "Ma clé et ma phrase de passe" : "Première visite : votre clé") {
      p {
        """
        Les fiches vous sont adressées chiffrées. Votre clé les ouvre dans ce navigateur, et nulle part ailleurs : la \
        passerelle ne la connaît pas, et personne ne peut lire à votre place.
        """
      }
      noscript {
        p(.class("attention")) { "Cette page a besoin de JavaScript : la clé se fabrique dans votre navigateur." }
      }
      if hasCoffre { change } else { enrolment }
      div(.id("cle-faite"), .class("fait"), .role("status"), .tabindex(-1), .hidden) {}
    }
  }

  private var change: HTML {
    section(.data("cles"), .data("cle"), .hidden) {
      h2 { "Changer de phrase de passe" }
      p { "Votre clé reste la même : toutes vos fiches restent lisibles." }
      Markup.form(.id("cle-changer")) {
        password("ancienne", "Phrase de passe actuelle", autocomplete: "current-password")
        choice("suivante")
        p(.class("envoi")) { button(.type("submit")) { "Changer de phrase de passe" } }
      }
      details {
        summary { "Phrase de passe perdue" }
        p {
          """
          Refaites une clé : les prochaines fiches vous seront lisibles dès que votre cadre l’aura attestée. Pour les \
          anciennes, deux personnes de votre organisme ouvrent ensemble la clé de recouvrement, qui vous les rend ; ce \
          recouvrement est journalisé.
          """
        }
        p { button(.type("button"), .class("second"), .id("cle-refaire")) { "Refaire une clé" } }
      }
      enrolmentForm(hidden: true)
    }
  }

  private var enrolment: HTML {
    section(.data("cles"), .data("cle"), .hidden) {
      if hasCertificate {
        div(.class("attention")) {
          p {
            """
            Vous avez déjà une clé, faite par l’outil en ligne de commande. Pour vous en servir ici, déposez-la avec \
            « navette agent browser ». Si vous en faites une autre, votre cadre devra l’attester avant que des fiches \
            vous soient adressées, et les anciennes demanderont un recouvrement.
            """
          }
        }
      }
      enrolmentForm(hidden: false)
    }
  }

  private func enrolmentForm(hidden: Bool) -> HTML {
    Markup.form(.id("cle-creer"), .data("nom", visit.agent.agent.nom), Attribute.hidden.when(hidden)) {
      h2 { "1. Votre phrase de passe" }
      p {
        "Le navigateur en propose une, tirée au hasard : elle est sûre, et plus facile à taper qu’elle n’en a l’air."
      }
      choice("premiere")
      h2 { "2. Gardez-la" }
      p {
        """
        Sans elle, personne ne peut ouvrir votre clé. Imprimez la feuille et mettez-la sous clé, ou notez la phrase dans \
        un coffre de mots de passe.
        """
      }
      p { button(.type("button"), .class("second"), .id("cle-imprimer")) { "Imprimer la feuille" } }
      div(.class("champ")) {
        label(.class("choix")) {
          input(.type("checkbox"), .id("cle-notee"))
          " J’ai gardé ma phrase de passe"
        }
      }
      h2 { "3. Votre clé" }
      p(.class("envoi")) { button(.type("submit")) { "Créer ma clé" } }
      div(.class("impression"), .id("cle-feuille")) {}
    }
  }

  /// The proposal, the field, and what it is worth.
  private func choice(_ name: String) -> HTML {
    HTML {
      p(.class("note")) {
        "Proposition : "
        code(.data("proposition")) {}
        " "
        button(.type("button"), .class("second"), .data("autre")) { "Une autre" }
      }
      password(name, "Tapez la phrase de passe choisie", autocomplete: "new-password")
      password("\(name)-bis", "Tapez-la une seconde fois", autocomplete: "new-password")
      p { button(.type("button"), .class("second"), .data("voir")) {} }
      p(.data("force"), .aria("live", "polite")) {}
      p(.class("faute"), .role("alert"), .data("faute")) {}
    }
  }

  private func password(_ name: String, _ label: String, autocomplete: String) -> HTML {
    div(.class("champ")) {
      Markup.label(.for("cle-\(name)")) { label }
      input(
        .type("password"), .id("cle-\(name)"), .autocomplete(autocomplete), .spellcheck(false))
    }
  }
}
