internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// One's drafts: when each was kept, never what it holds.
  static let brouillons: [Page] = [
    .get(Path("/brouillons"), query: Fait.self) { visit, _, query in
      Reading { visit.gateway.readDrafts.list(by: visit.agent, completion: $0) }.page(visit) { answer in
        BrouillonsGardes(answer.json, visit).page(deleted: query.fait == "supprime")
      }
    },
    .post(Path("/brouillons/{brouillon}/suppression", .brouillon)) { visit, id, form in
      Answering.act(visit, form, again: { ($0.problem ?? .fault).page(visit) }) {
        Reading { visit.gateway.dropDraft(id, by: visit.agent, completion: $0) }
      } done: { _ in
        .done(Link("/brouillons").with("fait", "supprime"))
      }
    },
  ]
}

/// The page of one's drafts.
struct BrouillonsGardes {
  private let drafts: [JSON]
  private let visit: Visit

  init(_ answer: JSONObject, _ visit: Visit) {
    drafts = answer["brouillons"]?.array ?? []
    self.visit = visit
  }

  /// - Parameter deleted: whether one was just deleted.
  func page(deleted: Bool) -> PageContent {
    PageContent("Brouillons") {
      if deleted { div(.class("fait"), .role("status")) { p { "Le brouillon est supprimé." } } }
      p {
        "Un brouillon est chiffré dans votre navigateur, pour vous seul : la passerelle ne sait pas ce qu’il contient. "
          + "Il est gardé trente jours, et supprimé quand la fiche est transmise."
      }
      if drafts.isEmpty {
        div(.class("vide")) {
          p { "Aucun brouillon. Une fiche commencée est gardée ici d’elle-même, clé déverrouillée." }
          p { a(.class("bouton"), .href("/fiches/nouvelle")) { "Écrire une fiche" } }
        }
      } else {
        noscript {
          p(.class("attention")) { "Ouvrir un brouillon demande JavaScript : lui seul peut le déchiffrer ici." }
        }
        ul(.class("cartes")) { for draft in drafts { card(draft) } }
      }
    }
  }

  private func card(_ draft: JSON) -> HTML {
    let id = draft["id"]?.string ?? ""
    return li(.class("carte")) {
      h2 {
        "Modifié le "
        Dates.instant(draft["modifieLe"]?.string)
      }
      p {
        "Gardé jusqu’au "
        Dates.instant(draft["expireLe"]?.string)
      }
      p { a(.class("bouton"), .href(Link("/fiches/nouvelle").with("brouillon", id))) { "Reprendre ce brouillon" } }
      form(.post, .action(Link("/brouillons").appending(id).appending(literal: "suppression"))) {
        input(.type("hidden"), .name(Form.token), .value(visit.token))
        button(.class("second"), .type("submit")) { "Supprimer" }
      }
    }
  }
}
