internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// Transmissions d'urgence (Code pénal, art. 223-6): sending, justifying, reviewing.
  static let perils: [Page] = [
    .get(Path("/peril")) { visit, _ in .page(PageDePeril(visit, Form()).content, visit) },
    .post(Path("/peril")) { visit, _, form in
      .act(visit, form, again: { .page(PageDePeril(visit, $0).content, visit) }) {
        let demande = try form.read(DemandeDAvis.self, on: visit)
        let key = try form.requestKey()
        return Reading {
          visit.gateway.raisePeril(
            demande.avis, to: demande.destination, enSuiteDe: demande.enSuiteDe, by: visit.agent, key: key,
            completion: $0)
        }
      } done: { kept in
        .done(Link("/avis").appending(kept.json["reference"]?.string ?? "").with("fait", "transmis"))
      }
    },
    .get(Path("/avis")) { visit, _ in
      Reading { visit.gateway.listAvis(by: visit.agent, completion: $0) }.page(visit) {
        ListeDAvis(visit, $0.json).content
      }
    },
    .get(Path("/avis/{reference}", .reference(.avisDePeril)), query: Fait.self) { visit, reference, query in
      show(reference, Form(), query.fait, visit)
    },
    .post(Path("/avis/{reference}/justification", .reference(.avisDePeril))) { visit, reference, form in
      .act(visit, form, again: { show(reference, $0, nil, visit) }) {
        let demande = try form.read(DemandeDeJustification.self, on: visit)
        return Reading {
          visit.gateway.justifyPeril(
            reference, demande.justification, reviewer: demande.relecture, by: visit.agent, completion: $0)
        }
      } done: { _ in
        .done(Link("/avis").appending(reference.description).with("fait", "justifie"))
      }
    },
    .post(Path("/avis/{reference}/relecture", .reference(.avisDePeril))) { visit, reference, form in
      .act(visit, form, again: { show(reference, $0, nil, visit) }) {
        let demande = try form.read(DemandeDeRelecture.self, on: visit)
        return Reading { visit.gateway.reviewPeril(reference, demande.conclusion, by: visit.agent, completion: $0) }
      } done: { _ in
        .done(Link("/avis").appending(reference.description).with("fait", "relu"))
      }
    },
  ]

  /// One avis, among those that this agent may know of.
  private static func show(_ reference: Reference, _ form: Form, _ fait: String?, _ visit: Visit) -> Answering {
    Reading { visit.gateway.listAvis(by: visit.agent, completion: $0) }.page(visit) { answer in
      let avis = (answer.json["avis"]?.array ?? []).first { $0["reference"]?.string == reference.description }
      guard let avis else { return ProblemPage.content(.notYours) }
      return PageDAvis(visit, reference, avis, form, fait: fait).content
    }
  }
}

extension Problem {
  /// An avis that is not in one's list: it may exist, for others.
  fileprivate static let notYours = Problem(
    .inconnu, .notFound, "Introuvable",
    "Aucun avis de péril de cette référence ne vous est adressé, ni n’est de vous, ni ne vous revient à relire.")
}
