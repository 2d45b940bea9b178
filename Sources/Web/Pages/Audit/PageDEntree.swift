internal import Gateway
internal import JSON
internal import Markup

/// One entry of the journal: who did what, under which rule as it was written that day, and what proves it.
struct PageDEntree {
  let visit: Visit
  let number: UInt64
  /// What `GET /api/journal/entrees/N` answers.
  let answer: JSONObject

  private var body: JSONObject { answer["corps"]?.object ?? [:] }
  private var isPruned: Bool { answer["elaguee"]?.bool == true }

  var page: PageContent {
    PageContent("Entrée n° \(number) du journal") {
      if isPruned {
        div(.class("note")) {
          p {
            "Le corps de cette entrée a été élagué à la fin de sa durée de conservation. Il n’en reste que l’engagement, qui "
              + "prouve qu’elle existait et n’a pas changé ; ce qu’elle disait n’est plus connu."
          }
        }
      }
      facts
      if !isPruned {
        ContenuDEntree(body: body, names: Names(visit)).html
        decision
      }
      proof
      if let corps = answer["corps"] {
        details {
          summary { "Le corps, tel que le journal le garde" }
          code(.class("texte")) { String(decoding: corps.serialized(.canonical), as: UTF8.self) }
        }
      }
      p(.class("actions")) {
        a(.class("bouton second"), .href(RechercheDansLeJournal.address)) { "Revenir au journal" }
      }
    }
  }

  private var facts: HTML {
    dl(.class("fiche")) {
      if let event = body["evenement"]?.string {
        dt { "Quoi" }
        dd { MotsDuJournal.evenement(event) }
      }
      dt { "Quand" }
      dd {
        if isPruned {
          "Dans l’heure qui commence le "
          Dates.instant(answer["heure"]?.string)
        } else {
          Dates.instant(body["instant"]?.string)
        }
      }
      if !isPruned {
        dt { "Qui" }
        dd { who }
      }
      if let object = body["objet"]?.string {
        dt { "Sur" }
        dd { a(.href(RechercheDansLeJournal.address.with("objet", object)), .class("references")) { object } }
      }
      dt { "Conservation" }
      dd {
        answer["classe"] == "acces"
          ? "Trace d’accès : effacée tôt" : "Registre des divulgations : gardé plus longtemps, sous identifiants"
      }
    }
  }

  private var who: HTML {
    HTML {
      if let agent = body["agent"]?.string {
        a(.href(RechercheDansLeJournal.address.with("agent", agent)), .class("references")) { agent }
        if let role = ContenuDEntree.role(body) { ", \(role.prefix(1).lowercased())\(role.dropFirst())" }
      } else {
        "La passerelle elle-même"
      }
    }
  }

  // MARK: - The decision

  private var set: JSON? { answer["jeu"] }

  private var decision: HTML {
    HTML {
      if let word = MotsDuJournal.decision(body["decision"]?.string) {
        h2 { "La décision" }
        p {
          span(.class(word == "Refusé" ? "etiquette retard" : "etiquette")) { word }
          if let set {
            " par les règles en vigueur depuis le "
            Dates.instant(set["enVigueurLe"]?.string)
            set["enVigueur"]?.bool == true ? ", qui le sont encore." : ", qui ont été remplacées depuis."
          } else {
            " par un jeu de règles dont le texte n’est pas gardé ici."
          }
        }
        RegleDAlors.list(set?["politiques"]?.array ?? [], in: body)
        if set?["lisible"]?.bool == false {
          p(.class("attention")) {
            "Cette version de la passerelle ne sait plus découper ce jeu de règles. Son texte exact reste à télécharger."
          }
        }
      }
    }
  }

  // MARK: - The proof

  private var proof: HTML {
    HTML {
      h2 { "Ce qui la prouve" }
      dl(.class("fiche")) {
        dt { "Engagement" }
        dd { code { answer["engagement"]?.string } }
        dt { "Empreinte dans l’arbre" }
        dd { code { answer["empreinte"]?.string } }
        if let alea = answer["alea"]?.string {
          dt { "Aléa" }
          dd { code { alea } }
        }
      }
      p {
        small {
          "L’engagement est SHA-256 de l’aléa suivi du corps ; l’empreinte est celle des 42 octets de l’entrée, que l’arbre du "
            + "journal contient."
        }
      }
      ul {
        li {
          a(.href(Link("/api/journal/preuves").appending("\(number)")), .download("entree-\(number).tlog-proof")) {
            "Télécharger la preuve d’inclusion (tlog-proof)"
          }
        }
        li {
          a(
            .href(Link("/api/journal/preuves").appending("\(number)").appending("dossier")),
            .download("preuve-\(number).zip")
          ) {
            "Télécharger le dossier de preuve : attestation scellée, preuve, point de contrôle"
          }
        }
        if let digest = set?["empreinte"]?.string {
          li {
            a(
              .href(Link("/journal/policies").appending(digest + ".cedar")),
              .download("regles-\(digest.prefix(12)).cedar")
            ) {
              "Télécharger tout le jeu de règles de ce jour-là"
            }
          }
        }
      }
    }
  }
}
