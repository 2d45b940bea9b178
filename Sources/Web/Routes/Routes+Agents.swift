internal import Gateway
internal import HTTP
internal import Liaison

extension Routes {
  /// Agents: who they are, enrolment, revocation.
  static var agents: [Route] { oneself + administered }

  private static var oneself: [Route] {
    [
      .get(
        Path("/api/moi"), .object(ReadDirectory.myselfAnswer),
        "Dit qui je suis, où j’exerce, et quand finissent mes certificats."
      ) { call, _ in
        .object(call.gateway.readDirectory.myself(call.agent))
      },
      .post(
        Path("/api/moi/chiffrement"), DemandeDeChiffrement.self, .step(CertifyKey.answer, .created),
        "Certifie la clé de chiffrement faite par le navigateur ; si elle en remplace une, le cadre atteste à nouveau."
      ) { call, _, demande in
        .step(.created) {
          call.gateway.certifyKey(demande.demande, keeping: demande.coffre, by: call.agent, completion: $0)
        }
      },
      .get(
        Path("/api/moi/coffre"), .object(KeepCoffre.readAnswer),
        "Rend ma clé privée, enveloppée sous ma phrase de passe, et les anciennes qui servent encore ; à personne d’autre."
      ) { call, _ in
        .read { call.gateway.keepCoffre.read(by: call.agent, completion: $0) }
      }.lacking,
      .post(
        Path("/api/moi/coffre"), DemandeDeCoffre.self, .step(KeepCoffre.answer),
        "Garde ma clé privée enveloppée, celle qui est en vigueur : changement de phrase de passe."
      ) { call, _, demande in
        .step { call.gateway.keepCoffre(demande.coffre, of: demande.cle, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/moi/notifications"), .object(TuneNotifications.answer),
        "Dit à quelle adresse je suis prévenu, et ce dont je ne veux pas l’être."
      ) { call, _ in
        .read { call.gateway.notifications.read(by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/moi/notifications"), PreferencesDeCourriel.self, .object(TuneNotifications.answer),
        "Change l’adresse à laquelle je suis prévenu, et ce dont je ne veux pas l’être."
      ) { call, _, preferences in
        .read { call.gateway.notifications(preferences, by: call.agent, completion: $0) }
      },
    ]
  }

  private static var administered: [Route] {
    [
      .get(Path("/api/agents"), .object(ReadDirectory.agentsAnswer), "Liste les agents.") { call, _ in
        .read { call.gateway.readDirectory.agents(by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/agents"), DemandeDAgent.self, .step(EnrolAgent.answer, .created),
        "Enrôle un agent : délivre les certificats de ses clés."
      ) { call, _, demande in
        .step(.created) { call.gateway.enrol(demande, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/agents/{agent}/certificat", .agent), DemandeDAcces.self, .step(RenewAccess.answer, .created),
        "Délivre à un agent enrôlé un nouveau certificat de connexion, et révoque ceux qu’il remplace."
      ) { call, agent, demande in
        .step(.created) { call.gateway.renewAccess(demande.demande, of: agent, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/agents/{agent}/revocation", .agent), DemandeDeRevocation.self, .step(RevokeAgent.answer),
        "Révoque les certificats d’un agent et ferme ses connexions."
      ) { call, agent, demande in
        .step { call.gateway.revoke(agent, demande.motif, by: call.agent, completion: $0) }
      },
    ]
  }
}
