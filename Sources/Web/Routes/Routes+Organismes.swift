internal import Gateway
internal import HTTP
internal import Liaison

extension Routes {
  /// Bodies: who there is, whom to seal to, who belongs and who is on duty.
  static var organismes: [Route] {
    [
      .get(
        Path("/api/communes"), query: CommuneQuery.self, .object(ReadDirectory.communesAnswer),
        "Propose les communes qui commencent ainsi, avec leur secteur ; rien n’est journalisé."
      ) { call, _, query in
        .object(try call.gateway.readDirectory.communes(query.text, limite: query.limit))
      },
      .get(Path("/api/organismes"), .object(ReadDirectory.organismesAnswer), "Liste les organismes.") { call, _ in
        .read { call.gateway.readDirectory.organismes(by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/organismes"), ImportDOrganismes.self, .step(ImportTerritory.answer),
        "Décrit les organismes et les communes couvertes."
      ) { call, _, demande in
        .step { call.gateway.importTerritory(demande, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/organismes/{organisme}/destinataires", .organisme), .object(ReadDirectory.recipientsAnswer),
        "Donne les certificats attestés pour qui une fiche doit être scellée."
      ) { call, organisme in
        .read { call.gateway.readDirectory.recipients(of: organisme, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/organismes/{organisme}/membres", .organisme), DemandeDAttestation.self, .step(AttestMember.answer),
        "Dépose l’attestation signée d’un membre."
      ) { call, organisme, demande in
        .step { call.gateway.attest(demande, in: organisme, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/organismes/{organisme}/permanence", .organisme), DemandeDePermanence.self, .step(SetOnDuty.answer),
        "Dit qui est de permanence : eux, et personne d’autre."
      ) { call, organisme, demande in
        .step { call.gateway.setOnDuty(demande.agents, in: organisme, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/organismes/{organisme}/membres/{agent}/fin", .organisme, .agent), DemandeVide.self,
        .step(AttestMember.answer),
        "Met fin à une appartenance et supprime les clés qu’elle donnait."
      ) { call, place, _ in
        .step { call.gateway.endMembership(of: place.1, in: place.0, by: call.agent, completion: $0) }
      },
    ]
  }
}
