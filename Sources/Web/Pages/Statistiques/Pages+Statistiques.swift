internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup
internal import Statistics

extension Pages {
  /// Counting who was met, and the tables of it.
  static let statistiques: [Page] = [
    .get(Path("/passages"), query: Fait.self) { visit, _, query in
      .page(PageDePassage(visit, Form(), estCompte: query.fait == "compte").content, visit)
    },
    .post(Path("/passages")) { visit, _, form in
      .act(
        visit, form, again: { .page(PageDePassage(visit, $0, estCompte: false).content, visit) },
        places: PageDePassage.places
      ) {
        let demande = try PageDePassage.demande(of: form)
        return Reading { visit.gateway.recordPassage(demande, by: visit.agent, completion: $0) }
      } done: { _ in
        .done("/passages?fait=compte")
      }
    },
    .get(Path("/statistiques")) { visit, _ in
      Reading { visit.gateway.readStatistics.list(by: visit.agent, completion: $0) }
        .page(visit) { PageDesTrimestres(visit: visit, answer: $0.json).content }
    },
    .get(tables) { visit, trimestre in
      shown(trimestre, visit) { PageDeTableaux(visit: visit, form: Form(), answer: $0).content }
    },
    .get(Path("/statistiques/{trimestre}/tableaux.csv", .trimestre)) { visit, trimestre in
      .outcome(
        { visit.gateway.readStatistics(trimestre, by: visit.agent, completion: $0) },
        failed: { ProblemPage.content($0).response(visit) }
      ) { TableauEnCSV(catalogue: visit.gateway.readStatistics.catalogue, answer: $0.json).response }
    },
    .post(Path("/statistiques/{trimestre}/publication", .trimestre)) { visit, trimestre, form in
      .act(
        visit, form,
        again: { form in
          shown(trimestre, visit) { PageDeTableaux(visit: visit, form: form, answer: $0).content }
        }
      ) {
        let demande = try form.read(DemandeDePublication.self, on: visit)
        return Reading {
          visit.gateway.publishStatistics(
            trimestre, commentaire: demande.commentaire, by: visit.agent, completion: $0)
        }
      } done: { _ in
        .done("/statistiques")
      }
    },
  ]

  private static let tables = Path("/statistiques/{trimestre}", .trimestre)

  private static func shown(
    _ trimestre: Trimestre, _ visit: Visit, _ show: @escaping @Sendable (JSONObject) -> PageContent
  ) -> Answering {
    Reading { visit.gateway.readStatistics(trimestre, by: visit.agent, completion: $0) }.page(visit) { show($0.json) }
  }
}
