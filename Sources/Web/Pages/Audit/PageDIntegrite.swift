internal import Gateway
internal import JSON
internal import Markup

/// What holds the journal together, and its verification in the browser of whoever does not take the gateway's word.
struct PageDIntegrite {
  let visit: Visit
  /// What `GET /api/journal/etat` answers.
  let answer: JSONObject

  var page: PageContent {
    PageContent("Intégrité du journal") {
      p {
        "Chaque entrée du journal est une feuille d’un arbre d’empreintes. Changer une seule entrée passée changerait la "
          + "racine, qui est signée, cosignée par des témoins et horodatée."
      }
      h2 { "Ce que la passerelle en dit" }
      said
      h2 { "Vérifier dans ce navigateur" }
      verification
    }
  }

  private var said: HTML {
    dl(.class("fiche")) {
      dt { "Journal" }
      dd { answer["origine"]?.string }
      dt { "Entrées" }
      dd { Nombres.text(answer["taille"]) }
      dt { "Racine" }
      dd { code { answer["racine"]?.string } }
      dt { "Clé du journal" }
      dd { code { answer["cle"]?.string } }
      dt { "Signatures" }
      dd {
        let names = (answer["signatures"]?.array ?? []).map {
          "\($0["nom"]?.string ?? "") (\($0["cle"]?.string ?? ""))"
        }
        names.joined(separator: ", ")
      }
      dt { "Témoins" }
      dd { witnesses }
      dt { "Horodatage" }
      dd { timestamp }
      dt { "Règles en vigueur" }
      dd { code { answer["jeu"]?.string } }
    }
  }

  private var witnesses: HTML {
    HTML {
      if let cosigned = answer["cosigne"] {
        let names = (cosigned["temoins"]?.array ?? []).compactMap { $0["nom"]?.string }.joined(separator: ", ")
        "\(Nombres.text(cosigned["taille"])) entrées cosignées par \(names)"
        if let lag = cosigned["retard"]?.integer, lag > 0 { " ; \(Nombres.text(lag)) de plus ne le sont pas encore" }
        "."
      } else {
        "Aucun témoin n’a encore cosigné ce journal."
      }
    }
  }

  private var timestamp: HTML {
    HTML {
      if let stamped = answer["horodatage"], let token = stamped["jetons"]?.array?.last {
        "\(Nombres.text(stamped["taille"])) entrées, le "
        Dates.instant(token["instant"]?.string)
        ", par \(token["autorite"]?.string ?? "")."
      } else {
        "Aucun horodatage n’est gardé."
      }
    }
  }

  private var verification: HTML {
    HTML {
      p {
        "Votre navigateur télécharge toutes les entrées et refait l’arbre lui-même : empreintes SHA-256, signatures Ed25519. "
          + "Il ne croit rien de ce qui est écrit au-dessus. Il garde la taille et la racine vérifiées, et prouve la fois "
          + "suivante que le journal n’a fait que s’allonger."
      }
      noscript {
        p(.class("attention")) {
          "Cette vérification demande JavaScript. Sans lui, « navette journal export » puis « navette journal verify » prouvent "
            + "la même chose, et davantage."
        }
      }
      Markup.form(
        .id("verification"), .data("origine", answer["origine"]?.string ?? ""),
        .data("programme", visit.assets.verifying.link.path), .autocomplete("off"), .spellcheck(false)
      ) {
        Field(
          name: "vkey", label: "La clé du journal, reçue par une autre voie",
          hint:
            "Par exemple de la main de l’administrateur, ou d’un courrier. Vide, c’est la clé que donne la passerelle : "
            + "la vérification prouve alors moins."
        ).line(Form())
        p(.class("envoi")) {
          button(.type("submit"), .name("commencer"), .hidden) { "Vérifier le journal" }
          button(.type("button"), .name("arreter"), .class("second"), .hidden) { "Arrêter" }
          progress(.aria("label", "Entrées relues"), .hidden)
        }
      }
      div(.id("constats")) {}
    }
  }
}
