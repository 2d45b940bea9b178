internal import Gateway
internal import Liaison

extension Routes {
  /// Saisines: seizing the intervenants of a post, reading what they are told, returning a code.
  static var saisines: [Route] {
    let kind = Reference.Kind.saisine
    func of(_ verb: String) -> Path<Reference> { Path("/api/saisines/{reference}/\(verb)", .reference(kind)) }
    return [
      .creation(
        Path("/api/saisines"), DemandeDeSaisine.self, OpenSaisine.answer,
        "Saisit les intervenants d’un poste, au nom de son unité ou de son service."
      ) { call, demande, key in
        .created { call.gateway.openSaisine(demande, by: call.agent, key: key, completion: $0) }
      },
      .get(
        Path("/api/saisines"), query: SaisinesQuery.self, .object(ListSaisines.answer),
        "Liste les saisines que son unité a faites et les codes rendus, ou celles que son poste a reçues."
      ) { call, _, query in
        .read {
          call.gateway.listSaisines(
            only: query.only, by: call.agent, after: query.page.after, limit: query.page.limit, completion: $0)
        }
      },
      .post(
        of("ouverture"), DemandeVide.self, .object(HandedEnvelopes.answer),
        "Remet ce qui est scellé d’une saisine à qui peut l’ouvrir."
      ) { call, reference, _ in
        .envelopes(of: reference.description) { call.gateway.readSaisine(reference, by: call.agent, completion: $0) }
      },
      .post(
        of("suite"), DemandeDeSuite.self, .step(StepAnswer.saisine),
        "Rend à l’unité un code de la liste fermée, avec l’accord de la personne ; sans lui, la clôture seule."
      ) { call, reference, demande in
        .step { call.gateway.answerSaisine(reference, demande, by: call.agent, completion: $0) }
      },
      .get(of("etapes"), .object(FollowAvisSteps.answer), "Liste les étapes d’une saisine.") { call, reference in
        .read { call.gateway.followSaisine(of: reference, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/saisines/{reference}/preuves/{feuille}", .reference(kind), .feuille),
        .file(Answering.evidenceType),
        "Donne le dossier de preuve d’une étape d’une saisine : qu’elle a eu lieu et quand, sans contenu."
      ) { call, step in
        .evidence("\(step.0)-\(step.1)") {
          call.gateway.evidence.step(step.1, ofSaisine: step.0, by: call.agent, completion: $0)
        }
      },
    ]
  }
}
