internal import Gateway
internal import Liaison

extension Routes {
  /// Fiches: sending, reading, answering, following.
  static var fiches: [Route] { sending + steps + following }

  private static func of(_ verb: String) -> Path<Reference> {
    Path("/api/fiches/{reference}/" + verb, .reference(.ficheNavette))
  }

  private static var sending: [Route] {
    [
      .creation(
        Path("/api/fiches"), DemandeDeTransmission.self, TransmitFiche.answer,
        "Transmet une fiche : décide, scelle, journalise, remet un reçu."
      ) { call, demande, key in
        // Without a destination, the commune of the fiche decides.
        .created(places: ["commune": "fiche/coordonnees/commune"]) { completion in
          call.gateway.transmit(
            demande.transmission, pieces: demande.pieces, minimise: demande.minimiser, enSuiteDe: demande.enSuiteDe,
            brouillon: demande.brouillon, by: call.agent, key: key, completion: completion)
        }
      }.taking(body: Route.ordinaryBody + (PieceJointe.tailleMaximale + 2) / 3 * 4),
      .post(
        Path("/api/fiches/simulation"), SimulationDeTransmission.self, .object(PreviewTransmission.answer),
        "Dit ce que donnerait une transmission, sans texte et sans trace."
      ) { call, _, simulation in
        .object(try call.gateway.preview(simulation, by: call.agent))
      },
      .post(
        Path("/api/orientation"), DemandeDOrientation.self, .object(Orientation.answer),
        "Dit quels circuits sont imposés, ouverts ou fermés avec ces faits codés, sans texte et sans trace."
      ) { call, _, demande in
        .read { call.gateway.orient(demande, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/recherches"), DemandeDeRecherche.self, .object(SearchPerson.answer),
        "Dit si une personne est déjà connue, parmi les fiches que l’on peut lister ; chaque recherche est journalisée et comptée."
      ) { call, _, demande in
        .read { call.gateway.searchPerson(demande, by: call.agent, completion: $0) }
      },
    ]
  }

  private static var steps: [Route] {
    [
      .post(
        of("ouverture"), DemandeVide.self, .object(HandedEnvelopes.answer),
        "Remet les enveloppes scellées à qui peut les ouvrir."
      ) {
        call, reference, _ in
        .envelopes(of: reference.description) { call.gateway.open(reference, by: call.agent, completion: $0) }
      },
      .post(
        of("accuse"), AccuseDeReception.self, .step(StepAnswer.fiche),
        "Accuse réception : la fiche est prise en charge."
      ) {
        call, reference, accuse in
        .step { call.gateway.acknowledge(reference, accuse, by: call.agent, completion: $0) }
      },
      .post(of("refus"), Refus.self, .step(StepAnswer.fiche), "Refuse la fiche, avec un motif.") {
        call, reference, refus in
        .step { call.gateway.decline(reference, refus, by: call.agent, completion: $0) }
      },
      .post(
        of("reorientation"), DemandeDeReorientation.self, .step(StepAnswer.fiche),
        "Adresse la fiche à un autre organisme, avec les clés réenveloppées par le demandeur."
      ) { call, reference, demande in
        .step { call.gateway.reroute(reference, demande, by: call.agent, completion: $0) }
      },
      .post(of("retour"), Retour.self, .step(StepAnswer.fiche), "Répond à l’auteur : ce qu’est devenue la demande.") {
        call, reference, retour in
        .step { call.gateway.returnFiche(reference, retour, by: call.agent, completion: $0) }
      },
      .post(of("cloture"), DemandeVide.self, .step(StepAnswer.fiche), "Clôt la fiche.") { call, reference, _ in
        .step { call.gateway.close(reference, by: call.agent, completion: $0) }
      },
      .post(
        of("acquittement"), DemandeDAcquittement.self, .step(AnswerObligation.answer),
        "Répond d’une obligation due sur sa fiche : c’est fait, ou pourquoi non."
      ) { call, reference, demande in
        .step {
          call.gateway.answerObligation(
            reference, demande.obligation.contenu, demande.reponse, by: call.agent, completion: $0)
        }
      },
      .post(
        of("relance"), DemandeVide.self, .step(RemindFiche.answer),
        "Relance qui a la fiche : une fois par jour au plus, et seulement le collègue qui l’a prise en charge."
      ) { call, reference, _ in
        .step { call.gateway.remind(reference, by: call.agent, completion: $0) }
      },
      .post(of("rappel"), DemandeDeRappel.self, .step(StepAnswer.fiche), "Reprend la fiche avant toute ouverture.") {
        call, reference, demande in
        .step { call.gateway.recall(reference, demande.motif, by: call.agent, completion: $0) }
      },
      .post(
        of("retrait"), DemandeDeRetrait.self, .step(WithdrawAgreement.answer),
        "Note que la personne retire son accord : non ouverte, la fiche n’est plus servie ; ouverte, c’est une opposition."
      ) { call, reference, demande in
        .step { call.gateway.withdraw(reference, par: demande.par, by: call.agent, completion: $0) }
      },
      .post(
        of("opposition"), ReponseOpposition.self, .step(StepAnswer.fiche),
        "Décide de l’opposition d’une personne qui a retiré son accord : arrêter, ou maintenir pour un motif."
      ) { call, reference, reponse in
        .step { call.gateway.decideObjection(reference, reponse, by: call.agent, completion: $0) }
      },
      .post(
        of("effacement"), DemandeDEffacement.self, .step(EraseFiche.answer),
        "Efface la fiche : détruit ses clés et ses textes chiffrés ; il en reste une référence, des dates et des preuves."
      ) { call, reference, demande in
        .step { call.gateway.erase(reference, demande.motif, by: call.agent, completion: $0) }
      },
    ]
  }

  private static var following: [Route] {
    [
      .get(
        Path("/api/boite"), query: BoxQuery.self, .object(ListFiches.answer),
        "Liste les fiches reçues ou envoyées, sans nom ni texte."
      ) {
        call, _, query in
        .read {
          call.gateway.list(
            query.box, query.vue, by: call.agent, after: query.page.after, limit: query.page.limit, completion: $0)
        }
      },
      .get(
        Path("/api/boite/decompte"), .object(CountFiches.answer),
        "Compte ce qui attend, reçu et envoyé, et donne ce que vous devez."
      ) { call, _ in
        .read { call.gateway.count(by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/obligations"), .object(ListObligations.answer),
        "Liste ce que vous devez : devoirs de transmettre et formalités."
      ) { call, _ in
        .read { call.gateway.listObligations(by: call.agent, completion: $0) }
      },
      .get(of("chronologie"), .object(FollowFiche.timelineAnswer), "Liste les étapes de la fiche.") { call, reference in
        .read { call.gateway.follow.timeline(of: reference, by: call.agent, completion: $0) }
      },
      .get(
        of("recus"), .object(FollowFiche.receiptsAnswer),
        "Donne le reçu de chaque étape de la fiche à son auteur, et de ses propres étapes à qui la reçoit."
      ) {
        call, reference in
        .read { call.gateway.follow.receipts(of: reference, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/fiches/{reference}/preuves/{feuille}", .reference(.ficheNavette), .feuille),
        .file(Answering.evidenceType),
        "Donne le dossier de preuve d’une étape de la fiche : qu’elle a eu lieu et quand, sans contenu."
      ) {
        call, step in
        .evidence("\(step.0)-\(step.1)") {
          call.gateway.evidence.step(step.1, of: step.0, by: call.agent, completion: $0)
        }
      },
    ]
  }
}
