internal import Gateway
internal import JSON
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
        .read { call.gateway.listOrales(query.dossier, by: call.agent, completion: $0) }
      },
      .post(
        of("ouverture"), DemandeVide.self, .object(HandedEnvelopes.answer),
        "Remet ce qui est scellé de la transmission orale à qui peut l’ouvrir."
      ) { call, reference, _ in
        .envelopes(of: reference.description) { call.gateway.openOrale(reference, by: call.agent, completion: $0) }
      },
      .post(
        of("justification"), DemandeDeJustification.self, .step(StepAnswer.orale),
        "Dépose la justification d’un péril dit de vive voix, scellée."
      ) { call, reference, demande in
        .step { completion in
          call.gateway.justifyOrale(
            reference, demande.justification, reviewer: demande.relecture, by: call.agent, completion: completion)
        }
      },
      .post(
        of("acquittement"), DemandeDAcquittement.self, .step(AnswerObligation.oraleAnswer),
        "Répond d’une obligation due après une transmission orale : c’est fait, ou pourquoi non."
      ) { call, reference, demande in
        .step {
          call.gateway.answerObligation(
            orale: reference, demande.obligation.contenu, demande.reponse, by: call.agent, completion: $0)
        }
      },
    ]
  }

  private static func of(_ verb: String) -> Path<Reference> {
    Path("/api/orales/{reference}/" + verb, .reference(.transmissionOrale))
  }
}

/// Whose oral transmissions.
struct OralesQuery: QueryForm {
  static let fields = [
    QueryField(
      name: "dossier", summary: "Les siennes (par défaut), ou celles des autres pour relecture",
      schema: .codes(ListOrales.Dossier.allCases.map(\.rawValue)))
  ]

  let dossier: ListOrales.Dossier

  init(_ reader: inout QueryReader) throws {
    dossier = try reader.code("dossier", ListOrales.Dossier.self) ?? .siennes
  }
}
