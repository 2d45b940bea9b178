internal import Foundation
internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The home page: what awaits one, by role, the most pressing first.
struct Accueil {
  /// How many fiches of a box are looked at.
  static let looked = 500

  let visit: Visit
  private let received: [JSON]
  private let sent: [JSON]
  private let avis: [JSON]
  private let owed: [JSON]

  init(_ visit: Visit, _ received: JSONObject, _ sent: JSONObject, _ avis: JSONObject) {
    self.visit = visit
    self.received = received["fiches"]?.array ?? []
    self.sent = sent["fiches"]?.array ?? []
    self.avis = avis["avis"]?.array ?? []
    owed = (sent["obligationsDues"] ?? received["obligationsDues"])?.array ?? []
  }

  var content: PageContent {
    PageContent("Ce qui vous attend") {
      keyReminder
      if !owed.isEmpty { obligations }
      let cards = self.cards
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
          p { "Votre clé n’est pas dans ce navigateur : vous ne pouvez encore rien déchiffrer ici." }
          p { a(.class("bouton"), .href("/cle")) { "Créer ma clé" } }
        }
      }
    }
  }

  private var obligations: HTML {
    section(.class("attention")) {
      h2 { "Ce que vous devez" }
      ul {
        for one in owed {
          let reference = one["reference"]?.string ?? ""
          li {
            a(.class("references"), .href(link(to: reference))) { reference }
            " : \(one["motif"]?.string ?? one["code"]?.string ?? "")"
            small { " (\(one["articles"]?.string ?? ""))" }
            ", avant le "
            Dates.instant(one["avant"]?.string)
            if one["enRetard"]?.bool == true { strong { " — en retard" } }
          }
        }
      }
    }
  }

  private func link(to reference: String) -> Link {
    let place: Link =
      switch (try? Reference(reference))?.kind {
      case .avisDePeril: "/avis"
      case .transmissionOrale: "/orales"
      default: "/fiches"
      }
    return place.appending(reference)
  }

  // MARK: - Cards

  private var cards: [HTML] {
    var cards: [HTML] = []
    if Navigation.mayReceive(visit.role) {
      let waiting = received.filter { Self.waits($0) }
      cards.append(card("/reception", "Fiches à prendre en charge", waiting, due: "accuse"))
      let taken = received.filter {
        $0["etat"]?.string == "accusee" && $0["priseEnChargePar"]?.string == visit.agent.id.description
      }
      cards.append(card("/reception", "Retours que vous devez", taken, due: "retour"))
    }
    if Navigation.mayWrite(visit.role) {
      cards.append(
        card("/fiches", "Vos fiches sans accusé de réception", sent.filter { Self.waits($0) }, due: "accuse"))
      cards.append(
        card(
          "/fiches", "Vos fiches dont le retour est attendu", sent.filter { $0["etat"]?.string == "accusee" },
          due: "retour"))
      cards.append(
        card("/fiches", "Retours à lire et fiches à clore", sent.filter { $0["etat"]?.string == "retournee" }, due: nil)
      )
    }
    if visit.role == .cadreSecteur {
      cards.append(
        card("/avis", "Transmissions d’urgence à relire", avis.filter { $0["etat"]?.string == "justifie" }, due: nil))
    } else if Navigation.mayReadAvis(visit.role), !Navigation.mayWrite(visit.role) {
      cards.append(card("/avis", "Avis de péril reçus", avis, due: nil))
    }
    return cards
  }

  private static func waits(_ fiche: JSON) -> Bool {
    ["transmise", "consultee", "reorientee"].contains(fiche["etat"]?.string ?? "")
  }

  private func card(_ link: Link, _ title: String, _ fiches: [JSON], due: String?) -> HTML {
    let late = fiches.filter { fiche in
      due.flatMap { fiche["echeances"]?[$0]?.string }.flatMap(Dates.date).map { $0 < visit.now } ?? false
    }
    return li(.class("carte")) {
      p(.class("nombre")) { fiches.count >= Self.looked ? "\(Self.looked) et plus" : "\(fiches.count)" }
      h2 { a(.href(link)) { title } }
      if !late.isEmpty {
        p { span(.class("etiquette retard")) { late.count == 1 ? "1 en retard" : "\(late.count) en retard" } }
      }
    }
  }

  /// What those do here who neither write nor receive.
  private var duty: String {
    switch visit.role {
    case .auditeur:
      "Vous relisez le journal des divulgations, sans jamais voir de contenu : « navette journal export » puis « navette journal verify » ne demandent de croire personne."
    case .dpo: "Vous attestez les membres des organismes hors département, et vous répondez des droits des personnes."
    case .administrateur:
      "Vous enrôlez et révoquez les agents et décrivez le territoire. Aucun contenu ne vous est accessible."
    case .autoriteFonctionnelle, .employeur, .pilotage:
      "Votre fonction reçoit des statistiques, sans aucune donnée nominative. Aucune fiche ne lui est ouverte."
    default: "Rien ne vous attend."
    }
  }
}
