internal import Gateway
internal import Liaison

extension Routes {
  /// What was said aloud: recording it, reading it again, answering for it.
  static var orales: [Route] {
    [
      .creation(
        Path("/api/orales"), DemandeDeConsignation.self, RecordOrale.answer,
        "Consigne une transmission orale : à qui, quand, sous quel fondement, sur quoi ; dit ce que la loi en dit."
      ) { call, demande, key in
        .created { completion in
          call.gateway.recordOrale(
            demande.dite, precision: demande.precision, enSuiteDe: demande.enSuiteDe, by: call.agent, key: key,
            completion: completion)
        }
      },
      .get(
        Path("/api/orales"), query: OralesQuery.self, .object(ListOrales.answer),
        "Liste les transmissions orales que l’on a consignées, ou relit les codes de celles des autres."
      ) { call, _, query in
        .read {
          call.gateway.listOrales(
            query.dossier, only: query.only, by: call.agent, after: query.page.after, limit: query.page.limit,
            completion: $0)
        }
      },
      .post(
        Path("/api/orales/{reference}/acquittement", .reference(.transmissionOrale)), DemandeDAcquittement.self,
        .step(AnswerObligation.oraleAnswer),
        "Répond d’une obligation due après une transmission orale : c’est fait, ou pourquoi non."
      ) { call, reference, demande in
        .step {
          call.gateway.answerObligation(
            orale: reference, demande.obligation.contenu, demande.reponse, by: call.agent, completion: $0)
        }
      },
    ] + suivi(.transmissionOrale, StepAnswer.orale)
  }
}
