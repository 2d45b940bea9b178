internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Routes {
  /// Avis de péril: sending, reading, justifying, reviewing.
  static var avis: [Route] {
    [
      .creation(
        Path("/api/avis"), DemandeDAvis.self, RaisePeril.answer,
        "Envoie un avis de péril ; sa justification est due sous 24 heures."
      ) { call, demande, key in
        .created { completion in
          call.gateway.raisePeril(
            demande.avis, to: demande.destination, enSuiteDe: demande.enSuiteDe, by: call.agent, key: key,
            completion: completion)
        }
      },
      .get(
        Path("/api/avis"), query: AvisQuery.self, .object(ListAvis.answer),
        "Liste les avis envoyés, reçus, ou à relire."
      ) { call, _, query in
        .read {
          call.gateway.listAvis(
            only: query.only, by: call.agent, after: query.page.after, limit: query.page.limit, completion: $0)
        }
      },
      .get(
        Path("/api/relectures"), query: RelecturesQuery.self, .object(ListReviews.answer),
        "Liste les transmissions d’urgence et leur relecture par un autre, due sous 24 heures."
      ) { call, _, query in
        .read {
          call.gateway.listReviews(
            query.vue, by: call.agent, after: query.page.after, limit: query.page.limit, completion: $0)
        }
      },
    ] + suivi(.avisDePeril, StepAnswer.avis)
  }

  /// What follows an avis, written or said aloud: opening it, justifying it, reviewing it.
  static func suivi(_ kind: Reference.Kind, _ answer: [JSONSchema.Member]) -> [Route] {
    func of(_ verb: String) -> Path<Reference> {
      Path("/api\(kind.place.path)/{reference}/\(verb)", .reference(kind))
    }
    return [
      .get(of("etapes"), .object(FollowAvisSteps.answer), "Liste les étapes de \(kind.designation).") {
        call, reference in
        .read { call.gateway.followAvis(of: reference, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api\(kind.place.path)/{reference}/preuves/{feuille}", .reference(kind), .feuille),
        .file(Answering.evidenceType),
        "Donne le dossier de preuve d’une étape de \(kind.designation) : qu’elle a eu lieu et quand, sans contenu."
      ) { call, step in
        .evidence("\(step.0)-\(step.1)") {
          call.gateway.evidence.step(step.1, ofAvis: step.0, by: call.agent, completion: $0)
        }
      },
      .post(
        of("ouverture"), DemandeVide.self, .object(HandedEnvelopes.answer),
        "Remet ce qui est scellé de \(kind.designation) à qui peut l’ouvrir."
      ) { call, reference, _ in
        .envelopes(of: reference.description) { call.gateway.openAvis(reference, by: call.agent, completion: $0) }
      },
      .post(
        of("justification"), DemandeDeJustification.self, .step(answer), "Dépose la justification d’un péril, scellée."
      ) { call, reference, demande in
        .step {
          call.gateway.justifyAvis(
            reference, demande.justification, reviewer: demande.relecture, by: call.agent, completion: $0)
        }
      },
      .post(of("relecture"), DemandeDeRelecture.self, .step(answer), "Relit le péril d’un autre, et conclut.") {
        call, reference, demande in
        .step { call.gateway.reviewAvis(reference, demande.conclusion, by: call.agent, completion: $0) }
      },
    ]
  }
}
