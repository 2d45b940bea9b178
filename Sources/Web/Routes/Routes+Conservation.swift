internal import Gateway
internal import Liaison

extension Routes {
  /// The end of retention: what is due, the sheets of elimination, the erasure batch by batch.
  static var conservation: [Route] {
    [
      .get(
        Path("/api/conservation"), .object(PreviewRetention.answer),
        "Dit ce qui est échu, ce qui attend le visa des Archives départementales, et les bordereaux ; sans nom."
      ) { call, _ in
        .read { call.gateway.previewRetention(by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/conservation/bordereaux"), DemandeVide.self, .step(EliminationSheets.answer),
        "Établit le bordereau d’élimination de ce qui est échu et n’est sur aucun autre."
      ) { call, _, _ in
        .step { call.gateway.sheets.make(by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/conservation/bordereaux/{feuille}", .feuille), .file(text),
        "Donne le texte d’un bordereau : références, circuits, organismes, dates ; sans nom."
      ) { call, numero in
        .file(text) { call.gateway.sheets.text(of: Int(clamping: numero), by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/conservation/visas"), DemandeDeVisa.self, .step(EliminationSheets.answer),
        "Consigne le visa des Archives départementales sur un bordereau."
      ) { call, _, demande in
        .step { call.gateway.sheets.stamp(demande.numero, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/conservation/eliminations"), DemandeDElimination.self, .object(RunRetention.answer),
        "Efface un lot de ce qui est échu, \(RunRetention.batch) fiches au plus ; « suite » dit d’où reprendre."
      ) { call, _, demande in
        .read { call.gateway.runRetention(from: demande.depuis, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/fiches/{reference}/archivage", .reference(.ficheNavette)), DemandeDArchivage.self,
        .step(StepAnswer.fiche), "Place une fiche échue en archive, pour une raison et jusqu’à une date."
      ) { call, reference, demande in
        .step { call.gateway.archive(reference, demande, by: call.agent, completion: $0) }
      },
    ]
  }

  private static let text = "text/csv; charset=utf-8"
}
