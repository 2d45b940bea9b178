internal import Gateway
internal import HTTP
internal import Liaison

extension Routes {
  /// Agents: who they are, enrolment, revocation.
  static var agents: [Route] {
    [
      .get(
        Path("/api/moi"), .object(ReadDirectory.myselfAnswer),
        "Dit qui je suis, où j’exerce, et quand finissent mes certificats."
      ) { call, _ in
        .object(call.gateway.readDirectory.myself(call.agent))
      },
      .get(Path("/api/agents"), .object(ReadDirectory.agentsAnswer), "Liste les agents.") { call, _ in
        .read { call.gateway.readDirectory.agents(by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/agents"), DemandeDAgent.self, .step(EnrolAgent.answer, .created),
        "Enrôle un agent : délivre les certificats de ses deux clés."
      ) { call, _, demande in
        .step(.created) { call.gateway.enrol(demande, by: call.agent, completion: $0) }
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
