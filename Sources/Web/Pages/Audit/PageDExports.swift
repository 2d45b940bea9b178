internal import Gateway
internal import JSON
internal import Markup

/// How to take the journal away, and verify it without the gateway.
struct PageDExports {
  let visit: Visit
  /// What `GET /api/journal/etat` answers.
  let answer: JSONObject

  var page: PageContent {
    PageContent("Exports du journal") {
      p {
        "Une copie du journal se vérifie hors ligne, sans la passerelle ni son administrateur. Elle ne contient aucun "
          + "contenu : des empreintes, des codes, des identifiants, et le texte des règles."
      }
      h2 { "Toute la copie" }
      p { "Depuis un poste où la ligne de commande de Navette et votre certificat d’agent sont installés :" }
      ol {
        li {
          code { "navette journal export journal-du-mois" }
          " télécharge les entrées, leurs corps, l’arbre, les horodatages et les règles."
        }
        li {
          code { "navette journal verify journal-du-mois" }
          " relit tout : chaque empreinte, chaque corps, chaque signature, et ce que les entrées racontent."
        }
      }
      p {
        small {
          "Les fichiers suivent les formats publics de c2sp.org (tlog-tiles, tlog-checkpoint) et la RFC 3161 : d’autres outils "
            + "que les nôtres les lisent."
        }
      }
      h2 { "Fichiers" }
      ul {
        file("/journal/checkpoint", "checkpoint", "Le point de contrôle signé", "la taille et la racine, signées")
        file(
          "/journal/log.vkey", "log.vkey", "La clé du journal",
          "à comparer avec celle que vous avez reçue par une autre voie")
        if answer["cosigne"] != nil {
          file(
            "/journal/checkpoint.cosigned", "checkpoint.cosigned", "Le point de contrôle cosigné",
            "le dernier que les témoins ont cosigné")
          file(
            "/journal/witnesses.vkey", "witnesses.vkey", "Les clés des témoins",
            "à comparer avec celles qu’ils publient")
        }
        if answer["horodatage"] != nil {
          file(
            "/journal/timestamps", "timestamps.txt", "La liste des horodatages",
            "les tailles datées, et par qui ; l’export contient chaque jeton (RFC 3161)")
        }
      }
      h2 { "Une liste, en tableau" }
      p {
        "Filtrez le journal, puis téléchargez ce qui est trouvé en CSV, par \(SearchJournal.mostLines) lignes au plus. "
        a(.href(RechercheDansLeJournal.address)) { "Ouvrir le journal" }
        "."
      }
      h2 { "La preuve d’une entrée" }
      p { "Chaque entrée a la sienne, à télécharger depuis sa page." }
    }
  }

  private func file(_ link: Link, _ name: String, _ label: String, _ what: String) -> HTML {
    li {
      a(.href(link), .download(name)) { label }
      " : \(what)."
    }
  }
}
