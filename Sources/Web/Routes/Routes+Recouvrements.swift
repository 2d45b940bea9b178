internal import Gateway
internal import HTTP

extension Routes {
  /// A key that was lost: what was sealed to it goes to the next one, by two people.
  static var recouvrements: [Route] {
    [
      .post(
        Path("/api/recouvrements"), DemandeDeRecouvrement.self, .step(RecoverEnvelopes.answer),
        "Remet, pour la clé de recouvrement d’un organisme, ce qui était scellé à la clé perdue d’un agent."
      ) { call, _, demande in
        .step { call.gateway.recoverEnvelopes(demande, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/recouvrements/cles"), DemandeDeClesRecouvrees.self, .step(RecoverKeys.answer),
        "Rend à la nouvelle clé de l’agent ce que deux personnes ont réenveloppé."
      ) { call, _, demande in
        .step { call.gateway.recoverKeys(demande, by: call.agent, completion: $0) }
      },
    ]
  }
}
