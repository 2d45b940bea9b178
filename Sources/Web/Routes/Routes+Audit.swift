internal import Gateway

extension Routes {
  /// What the journal says, for those who review it.
  static var audit: [Route] {
    [
      .get(
        Path("/api/journal/entrees"), query: JournalQuery.self, .object(SearchJournal.answer),
        "Cherche dans le journal, les dernières entrées d’abord : des codes, jamais un contenu."
      ) { call, _, query in
        .read {
          call.gateway.searchJournal(
            query.criteria, before: query.before, limit: query.limit, by: call.agent, completion: $0)
        }
      },
      .get(
        Path("/api/journal/entrees/{feuille}", .feuille), .object(ReadEntry.answer),
        "Donne une entrée du journal, avec les règles de ce jour-là sur lesquelles sa décision repose."
      ) { call, leaf in
        .read { call.gateway.readEntry(leaf, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/journal/rapport"), query: RapportQuery.self, .object(ReportJournal.answer),
        "Établit un rapport sur une période du journal : des nombres et des codes, jamais un contenu."
      ) { call, _, query in
        .read { call.gateway.reportJournal(query.scope, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/journal/etat"), .object(ReadIntegrity.answer),
        "Dit où en est le journal : taille, racine, clé, témoins, horodatage."
      ) { call, _ in
        .read { call.gateway.readIntegrity(by: call.agent, completion: $0) }
      },
    ]
  }
}
