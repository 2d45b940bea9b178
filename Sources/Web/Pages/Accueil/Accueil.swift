internal import Foundation
internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The home page: what awaits one, by role, the most pressing first.
struct Accueil {
  let visit: Visit
  /// What `GET /api/boite/decompte` answers; nil for a role that neither writes nor receives fiches.
  let counts: JSONObject?
  /// What `GET /api/avis` answers; nil for a role whose home does not show them.
  let avis: JSONObject?
  /// What `GET /api/orales?dossier=relecture` answers; nil for who is not a cadre.
  let orales: JSONObject?
  /// What `GET /api/journal/etat` answers; nil for who does not review the journal.
  var journal: JSONObject? = nil
  /// What `GET /api/relectures` answers; nil for who does not watch over reviews.
  var relectures: JSONObject? = nil

  var content: PageContent {
    PageContent("Ce qui vous attend") {
      keyReminder
      DutiesNote(owed: counts?["obligationsDues"]?.array ?? []).note
      let cards = self.cards
      if let journal { EtatDuJournal(answer: journal, relectures: relectures ?? [:]).cards }
      if cards.isEmpty { p { duty } } else { ul(.class("cartes")) { for card in cards { card } } }
      if Navigation.mayWrite(visit.role) {
        p(.class("actions")) {
          a(.class("bouton"), .href("/fiches/nouvelle")) { "Écrire une fiche" }
          a(.class("bouton second"), .href("/orale")) { "Consigner une transmission orale" }
        }
      }
    }
  }

  /// Without a key nothing can be read or received: it comes first.
  private var keyReminder: HTML {
    HTML {
      let myself = visit.gateway.readDirectory.myself(visit.agent)
      if Navigation.mayReceive(visit.role) || visit.role == .cadreSecteur || visit.role == .agentFSI,
        myself["coffre"]?.bool != true
      {
        div(.class("note")) {
          p { "Vous n’avez pas encore de clé : rien ne peut vous être adressé, et vous ne pouvez rien déchiffrer." }
          p { a(.class("bouton"), .href("/cle")) { "Créer ma clé" } }
        }
      }
    }
  }

  // MARK: - Cards

  private var cards: [HTML] {
    var cards: [HTML] = []
    if let received = counts?["recues"], Navigation.mayReceive(visit.role) {
      cards.append(card("/reception", nil, "Fiches à prendre en charge", received["attente"]))
      cards.append(card("/reception", .cours, "Retours que vous devez", received["prises"]))
    }
    if let sent = counts?["envoyees"], Navigation.mayWrite(visit.role) {
      cards.append(card("/fiches", .attente, "Vos fiches sans accusé de réception", sent["attente"]))
      cards.append(card("/fiches", .cours, "Vos fiches dont le retour est attendu", sent["cours"]))
      cards.append(card("/fiches", .reponses, "Réponses à lire : retours et refus", sent["reponses"]))
    }
    if let orales {
      cards.append(card("/avis", "Transmissions d’urgence à relire", count: reviews(avis ?? [:])))
      cards.append(card("/orales", "Périls dits de vive voix à relire", count: reviews(orales)))
    } else if let avis {
      cards.append(card("/avis", "Avis de péril reçus", count: AvisLu.elements(avis).count))
    }
    return cards
  }

  /// How many of a list await the visitor's review.
  private func reviews(_ answer: JSONObject) -> Int {
    AvisLu.elements(answer).count { avis in
      avis["etat"]?.string == EtatAvis.Nature.justifie.code
        && visit.agent.memberships.contains { $0.organisme.description == avis["justifieeAupresDe"]?.string }
    }
  }

  /// A count of fiches, which leads to the list of just those.
  private func card(_ link: Link, _ vue: ListFiches.Vue?, _ title: String, _ count: JSON?) -> HTML {
    card(
      vue.map { link.with("vue", $0.rawValue) } ?? link, title, count: Int(count?["nombre"]?.integer ?? 0),
      late: Int(count?["enRetard"]?.integer ?? 0))
  }

  private func card(_ link: Link, _ title: String, count: Int, late: Int = 0) -> HTML {
    li(.class("carte")) {
      p(.class("nombre")) { "\(count)" }
      h2 { a(.href(link)) { title } }
      if late > 0 { p { span(.class("etiquette retard")) { late == 1 ? "1 en retard" : "\(late) en retard" } } }
    }
  }

  /// What those do here who neither write nor receive.
  private var duty: String {
    switch visit.role {
    case .auditeur:
      "Vous relisez le journal des divulgations, sans jamais voir de contenu : « navette journal export » puis « navette journal verify » le prouvent sans qu’il faille croire personne."
    case .moniteur:
      "Vous suivez le journal de l’extérieur : le point de contrôle signé, les empreintes et les engagements, qui ne disent rien de personne. « navette journal monitor » les vérifie sans relâche et donne l’alarme si l’histoire change. Rien d’autre ne vous est ouvert."
    case .dpo: "Vous attestez les membres des organismes hors département, et vous répondez des droits des personnes."
    case .administrateur:
      "Vous enrôlez et révoquez les agents et décrivez le territoire. Aucun contenu ne vous est accessible."
    case .autoriteFonctionnelle, .employeur, .pilotage:
      "Votre fonction reçoit des statistiques, sans aucune donnée nominative. Aucune fiche ne lui est ouverte."
    default: "Rien ne vous attend."
    }
  }
}
