internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What the forms of a fiche's page are sent to: the same use cases as the API's, and the page again if one says no.
  static let actes: [Page] = [
    act(.accuse, AccuseDeReception.self) { gateway, reference, accuse, agent, completion in
      gateway.acknowledge(reference, accuse, by: agent, completion: completion)
    },
    act(.refus, Refus.self) { gateway, reference, refus, agent, completion in
      gateway.decline(reference, refus, by: agent, completion: completion)
    },
    act(.retour, Retour.self) { gateway, reference, retour, agent, completion in
      gateway.returnFiche(reference, retour, by: agent, completion: completion)
    },
    act(.cloture, DemandeVide.self) { gateway, reference, _, agent, completion in
      gateway.close(reference, by: agent, completion: completion)
    },
    act(.rappel, DemandeDeRappel.self) { gateway, reference, demande, agent, completion in
      gateway.recall(reference, demande.motif, by: agent, completion: completion)
    },
    act(.retrait, DemandeDeRetrait.self) { gateway, reference, demande, agent, completion in
      gateway.withdraw(reference, par: demande.par, by: agent, completion: completion)
    },
    act(.opposition, ReponseOpposition.self) { gateway, reference, reponse, agent, completion in
      gateway.decideObjection(reference, reponse, by: agent, completion: completion)
    },
    act(.effacement, DemandeDEffacement.self) { gateway, reference, demande, agent, completion in
      gateway.erase(reference, demande.motif, by: agent, completion: completion)
    },
    act(.relance, DemandeVide.self) { gateway, reference, _, agent, completion in
      gateway.remind(reference, by: agent, completion: completion)
    },
    act(.acquittement, DemandeDAcquittement.self) { gateway, reference, demande, agent, completion in
      gateway.answerObligation(
        reference, demande.obligation.contenu, demande.reponse, by: agent, completion: completion)
    },
  ]

  private static func act<Body: Forme>(
    _ done: FicheDone, _ type: Body.Type,
    _ start:
      @escaping @Sendable (Gateway, Reference, Body, AuthenticatedAgent, @escaping Completion<StepAnswer>) -> Void
  ) -> Page {
    .post(Path("/fiches/{reference}/" + done.rawValue, .reference(.ficheNavette))) { visit, reference, form in
      .act(
        visit, form.scoped(done.rawValue), again: { FicheView.show(reference, visit, tried: $0) }
      ) {
        let body = try form.read(Body.self, on: visit)
        return Reading { start(visit.gateway, reference, body, visit.agent, $0) }
      } done: { _ in
        .done(fiche(reference).with("fait", done.rawValue))
      }
    }
  }
}
