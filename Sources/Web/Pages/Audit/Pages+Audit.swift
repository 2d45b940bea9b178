internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What those look at who review the journal. None of it holds a content: it is made of the journal's codes.
  static let audit: [Page] = [
    .get(Path("/audit/entrees"), query: RechercheSaisie.self) { visit, _, saisie in
      guard saisie.form.problem == nil else {
        return look(visit) { _ in RechercheDansLeJournal(saisie: saisie, answer: nil).page }
      }
      return Reading { completion in
        visit.gateway.searchJournal(
          saisie.criteria, before: saisie.before, limit: Suite.nombre, by: visit.agent, completion: completion)
      }.page(visit) { RechercheDansLeJournal(saisie: saisie, answer: $0.json).page }
    },
    .get(Path("/audit/entrees.csv"), query: RechercheSaisie.self) { visit, _, saisie in
      if let problem = saisie.form.problem { throw problem }
      return .outcome(
        { completion in
          visit.gateway.searchJournal(
            saisie.criteria, before: saisie.before, limit: SearchJournal.mostLines, by: visit.agent,
            completion: completion)
        }, failed: { ProblemPage.content($0).response(visit) }
      ) { TableauDuJournal(answer: $0.json).response }
    },
    .get(Path("/audit/entrees/{feuille}", .feuille)) { visit, leaf in
      Reading { visit.gateway.readEntry(leaf, by: visit.agent, completion: $0) }
        .page(visit) { PageDEntree(visit: visit, number: leaf, answer: $0.json).page }
    },
    .get(Path("/audit/integrite")) { visit, _ in look(visit) { PageDIntegrite(visit: visit, answer: $0).page } },
    .get(Path("/audit/relectures"), query: RelecturesVues.self) { visit, _, query in
      Reading { completion in
        visit.gateway.listReviews(
          query.vue, by: visit.agent, after: query.suite.after, limit: Suite.nombre, completion: completion)
      }.page(visit) { PageDesRelectures(visit: visit, vue: query.vue, suite: query.suite, answer: $0.json).page }
    },
    .get(Path("/audit/rapports"), query: PeriodeSaisie.self) { visit, _, saisie in
      let (scope, form) = saisie.scope(today: visit.call.today)
      guard let scope else { return look(visit) { _ in PageDeRapport(form: form, answer: nil).page } }
      return Reading { visit.gateway.reportJournal(scope, by: visit.agent, completion: $0) }
        .page(visit) { PageDeRapport(form: form, answer: $0.json).page }
    },
    .get(Path("/audit/exports")) { visit, _ in look(visit) { PageDExports(visit: visit, answer: $0).page } },
  ]

  /// A page that shows where the journal stands at most, to whoever may read it.
  private static func look(_ visit: Visit, _ show: @escaping @Sendable (JSONObject) -> PageContent) -> Answering {
    Reading { visit.gateway.readIntegrity(by: visit.agent, completion: $0) }.page(visit) { show($0.json) }
  }
}
