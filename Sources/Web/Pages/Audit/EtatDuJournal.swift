internal import JSON
internal import Markup

/// Where the journal stands, in a few cards: what those who review it look at first.
struct EtatDuJournal {
  /// What `GET /api/journal/etat` answers.
  let answer: JSONObject
  /// What `GET /api/relectures` answers.
  let relectures: JSONObject

  var cards: HTML {
    ul(.class("cartes")) {
      card("/audit/relectures", "Relectures en retard", Nombres.text(relectures["enRetard"])) {
        let awaited = relectures["attendues"]?.integer ?? 0
        awaited == 0 ? "Aucune n’est attendue." : "Sur \(Nombres.text(awaited)) attendues, dues sous 24 heures."
      }
      card("/audit/entrees", "Entrées du journal", Nombres.text(answer["taille"])) {
        "La dernière est sous une racine signée."
      }
      card("/audit/integrite", "Témoins", witnessed) { witnesses }
      card("/audit/integrite", "Dernier horodatage", stamped) { timestamp }
    }
  }

  private func card(_ link: Link, _ title: String, _ number: String, @HTMLBuilder more: () -> HTML) -> HTML {
    li(.class("carte")) {
      p(.class("nombre")) { number }
      h2 { a(.href(link)) { title } }
      p { small { more() } }
    }
  }

  private var witnessed: String { answer["cosigne"] == nil ? "Aucun" : Nombres.text(answer["cosigne"]?["taille"]) }

  private var witnesses: HTML {
    HTML {
      if let cosigned = answer["cosigne"] {
        let lag = cosigned["retard"]?.integer ?? 0
        if lag == 0 {
          "Toutes les entrées sont cosignées."
        } else {
          lag == 1 ? "1 entrée attend leur cosignature." : "\(Nombres.text(lag)) entrées attendent leur cosignature."
        }
      } else {
        "Personne d’autre que la passerelle n’a signé ce journal."
      }
    }
  }

  private var stamped: String { answer["horodatage"] == nil ? "Aucun" : Nombres.text(answer["horodatage"]?["taille"]) }

  private var timestamp: HTML {
    HTML {
      if let token = answer["horodatage"]?["jetons"]?.array?.last {
        "Entrées horodatées le "
        Dates.instant(token["instant"]?.string)
        ", par \(token["autorite"]?.string ?? "")."
      } else {
        "Aucune autorité de temps n’a daté ce journal."
      }
    }
  }
}
