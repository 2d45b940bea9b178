internal import Gateway
internal import Liaison

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
      .get(Path("/api/avis"), .object(ListAvis.answer), "Liste les avis envoyés, reçus, ou à relire.") { call, _ in
        .read { call.gateway.listAvis(by: call.agent, completion: $0) }
      },
      .post(
        of("ouverture"), DemandeVide.self, .object(HandedEnvelopes.answer),
        "Remet les enveloppes de l’avis à qui peut les ouvrir."
      ) {
        call, reference, _ in
        .envelopes(of: reference.description) { call.gateway.openAvis(reference, by: call.agent, completion: $0) }
      },
      .post(
        of("justification"), DemandeDeJustification.self, .step(StepAnswer.avis),
        "Dépose la justification de l’avis, scellée."
      ) {
        call, reference, demande in
        .step { completion in
          call.gateway.justifyPeril(
            reference, demande.justification, reviewer: demande.relecture, by: call.agent, completion: completion)
        }
      },
      .post(of("relecture"), DemandeDeRelecture.self, .step(StepAnswer.avis), "Relit l’avis d’un autre.") {
        call, reference, demande in
        .step { call.gateway.reviewPeril(reference, demande.conclusion, by: call.agent, completion: $0) }
      },
    ]
  }

  private static func of(_ verb: String) -> Path<Reference> {
    Path("/api/avis/{reference}/" + verb, .reference(.avisDePeril))
  }
}
