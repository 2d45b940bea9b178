internal import Gateway
internal import Statistics

extension Routes {
  /// What is counted, and the tables of it.
  static var statistiques: [Route] {
    [
      .post(
        Path("/api/passages"), DemandeDePassage.self, .object(RecordPassage.answer),
        "Compte une rencontre ou un acte, avec ou sans fiche : des codes et un mois ; rien n’est journalisé."
      ) { call, _, demande in
        .read { call.gateway.recordPassage(demande, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/statistiques"), .object(ReadStatistics.listAnswer),
        "Liste les trimestres dont les tableaux sont publiés, et ceux qui attendent de l’être."
      ) { call, _ in
        .read { call.gateway.readStatistics.list(by: call.agent, completion: $0) }
      },
      .get(
        one, .object(ReadStatistics.answer),
        "Donne les tableaux d’un trimestre, petits nombres masqués : tous s’ils sont publiés, sinon ceux que l’on a à voir."
      ) { call, trimestre in
        .read { call.gateway.readStatistics(trimestre, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/statistiques/annees/{annee}", .annee), .object(AnneeStatistique.schemaMembers),
        "Donne les nombres d’une année, aux codes stables, additionnés de ses trimestres publiés : pour le niveau national."
      ) { call, annee in
        .read { call.gateway.readStatistics.year(annee, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/statistiques/{trimestre}/publication", .trimestre), DemandeDePublication.self,
        .object(PublishStatistics.answer), "Publie les tableaux d’un trimestre, une fois pour toutes."
      ) { call, trimestre, demande in
        .read {
          call.gateway.publishStatistics(
            trimestre, commentaire: demande.commentaire, by: call.agent, completion: $0)
        }
      },
    ]
  }

  private static let one = Path("/api/statistiques/{trimestre}", .trimestre)
}
