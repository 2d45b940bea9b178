internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// The unit's saisines and the codes received; the intervenants' saisines and the codes returned.
  static let saisines: [Page] = [
    .get(Path("/saisines"), query: Suite.self) { visit, _, suite in
      Reading { visit.gateway.listSaisines(by: visit.agent, after: suite.after, limit: Suite.nombre, completion: $0) }
        .page(visit) { ListeDeSaisines(visit: visit, suite: suite, answer: $0.json).page }
    },
    .get(Path("/saisines/nouvelle")) { visit, _ in .page(NouvelleSaisine(visit, Form()).content, visit) },
    .post(Path("/saisines/nouvelle")) { visit, _, form in
      .act(visit, form, again: { .page(NouvelleSaisine(visit, $0).content, visit) }) {
        let demande = try AccordDeSaisine.pruned(form).read(DemandeDeSaisine.self, on: visit)
        let key = try form.requestKey()
        return Reading { visit.gateway.openSaisine(demande, by: visit.agent, key: key, completion: $0) }
      } done: { kept in
        .done(Link("/saisines").appending(kept.json["reference"]?.string ?? "").with("fait", "transmise"))
      }
    },
    .get(Path("/saisines/{reference}", .reference(.saisine)), query: Fait.self) { visit, reference, query in
      show(reference, Form(), query.fait, visit)
    },
    .post(Path("/saisines/{reference}/suite", .reference(.saisine))) { visit, reference, form in
      .act(visit, form, again: { show(reference, $0, nil, visit) }) {
        let demande = try AccordDeSaisine.pruned(form).read(DemandeDeSuite.self, on: visit)
        return Reading { visit.gateway.answerSaisine(reference, demande, by: visit.agent, completion: $0) }
      } done: { _ in
        .done(Link(to: reference).with("fait", "rendue"))
      }
    },
    .get(Path("/saisines/{reference}/preuves", .reference(.saisine))) { visit, reference in
      Reading { visit.gateway.followSaisine(of: reference, by: visit.agent, completion: $0) }.page(visit) {
        PageDesPreuves(visit: visit, reference: reference, steps: $0.json["evenements"]?.array ?? []).page
      }
    },
    .get(Path("/saisines/{reference}/preuves/{feuille}", .reference(.saisine), .feuille)) { visit, place in
      .evidence("\(place.0)-\(place.1)", failed: { ProblemPage.content($0).response(visit) }) {
        visit.gateway.evidence.step(place.1, ofSaisine: place.0, by: visit.agent, completion: $0)
      }
    },
  ]

  /// One saisine, among those that this agent may know of.
  private static func show(_ reference: Reference, _ form: Form, _ fait: String?, _ visit: Visit) -> Answering {
    Reading { visit.gateway.listSaisines(only: reference, by: visit.agent, limit: 1, completion: $0) }.page(visit) {
      answer in
      guard let json = answer.json["saisines"]?.array?.first else { return ProblemPage.content(.notOfOurs) }
      return SaisineLue(visit: visit, reference: reference, json: json, form: form, fait: fait).page
    }
  }
}

extension Problem {
  /// A saisine that is not in one's list: the same words whether it exists, for others, or not.
  fileprivate static let notOfOurs = Problem(
    .inconnu, .notFound, "Introuvable",
    "Aucune saisine de cette référence ne vient de votre unité ni ne lui est adressée.")
}
