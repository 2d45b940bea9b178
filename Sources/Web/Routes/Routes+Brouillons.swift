internal import Gateway
internal import Liaison

extension Routes {
  /// Drafts: each agent's own, sealed in their browser.
  static var brouillons: [Route] {
    [
      .get(
        Path("/api/brouillons"), .object(ReadDrafts.listAnswer),
        "Liste ses propres brouillons, sans leur contenu ; rien n’est journalisé."
      ) { call, _ in
        .read { call.gateway.readDrafts.list(by: call.agent, completion: $0) }
      },
      .get(one, .object(ReadDrafts.answer), "Remet un de ses brouillons, que son auteur seul peut déchiffrer.") {
        call, id in
        .read { call.gateway.readDrafts(id, by: call.agent, completion: $0) }
      },
      .post(
        one, DemandeDeBrouillon.self, .object(KeepDraft.answer),
        "Garde trente jours un brouillon chiffré pour son auteur seul ; rien n’est journalisé."
      ) { call, id, demande in
        .read { call.gateway.keepDraft(id, cms: demande.cms, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/brouillons/{brouillon}/suppression", .brouillon), DemandeVide.self, .object(DropDraft.answer),
        "Supprime un de ses brouillons."
      ) { call, id, _ in
        .read { call.gateway.dropDraft(id, by: call.agent, completion: $0) }
      },
    ]
  }

  private static let one = Path("/api/brouillons/{brouillon}", .brouillon)
}
