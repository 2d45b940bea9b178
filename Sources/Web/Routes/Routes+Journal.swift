internal import Gateway

extension Routes {
  /// The journal, for those who review it (c2sp.org/tlog-tiles).
  static var journal: [Route] {
    [
      .get(Path("/journal/checkpoint"), .file(text), "Donne le dernier point de contrôle signé.") { call, _ in
        .file(text) { call.gateway.journal.checkpoint(by: call.agent, completion: $0) }
      },
      .get(
        Path("/journal/checkpoint.cosigned"), .file(text),
        "Donne le dernier point de contrôle qu’assez de témoins ont cosigné."
      ) { call, _ in
        .file(text) { call.gateway.journal.cosignedCheckpoint(by: call.agent, completion: $0) }
      }.lacking,
      .get(Path("/journal/witnesses.vkey"), .file(text), "Donne les clés des témoins du journal.") { call, _ in
        .file(text) { call.gateway.journal.witnesses(by: call.agent, completion: $0) }
      }.lacking,
      .get(Path("/journal/log.vkey"), .file(text), "Donne la clé de vérification du journal.") { call, _ in
        .file(text) { call.gateway.journal.vkey(by: call.agent, completion: $0) }
      },
      .get(
        Path("/journal/tile/{fichier...}", .fichier("(?:[0-9]{1,2}|entries)/\(tile)")), .file(bytes),
        "Donne une tuile d’empreintes ou d’entrées."
      ) { call, path in
        .file(bytes, keeping: path.contains(".p/") ? .partialTile : .tile) {
          call.gateway.journal.file(at: "tile/" + path, by: call.agent, completion: $0)
        }
      },
      .get(
        Path("/journal/bodies/{fichier...}", .fichier(tile)), .file(bytes), "Donne les corps de 256 entrées."
      ) { call, path in
        .file(bytes) {
          call.gateway.journal.file(at: "bodies/" + path, by: call.agent, completion: $0)
        }
      },
      .get(
        Path("/journal/policies/{fichier...}", .fichier("[0-9a-f]{64}\\.cedar")), .file(text),
        "Donne le texte exact d’un jeu de politiques passé."
      ) { call, path in
        .file(text) { call.gateway.journal.file(at: "policies/" + path, by: call.agent, completion: $0) }
      },
      .get(Path("/journal/timestamps"), .file(text), "Liste les points de contrôle horodatés, et par qui.") { call, _ in
        .file(text) { call.gateway.journal.timestamps(by: call.agent, completion: $0) }
      },
      .get(
        Path("/journal/timestamps/{fichier...}", .fichier(timestamp)), .file(bytes),
        "Donne un point de contrôle horodaté, ou la réponse RFC 3161 de l’autorité d’horodatage."
      ) { call, path in
        .file(bytes) { call.gateway.journal.file(at: "timestamps/" + path, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/journal/preuves/{feuille}", .feuille), .file(text),
        "Donne la preuve qu’une entrée est dans le journal."
      ) { call, leaf in
        .file(text) { call.gateway.journal.proof(of: leaf, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/journal/elagages"), DemandeDElagage.self, .step(PruneJournal.answer),
        "Efface les corps d’une classe dont la conservation est finie, mille vingt-quatre au plus à la fois."
      ) { call, _, demande in
        .step { call.gateway.pruneJournal(demande, by: call.agent, completion: $0) }
      },
      .post(
        Path("/api/journal/elagages/simulation"), DemandeDElagage.self, .object(PruneJournal.previewAnswer),
        "Dit ce qu’un élagage effacerait, et n’efface rien."
      ) { call, _, demande in
        .read { call.gateway.pruneJournal.preview(demande, by: call.agent, completion: $0) }
      },
      .get(
        Path("/api/journal/preuves/{feuille}/dossier", .feuille), .file(Answering.evidenceType),
        "Donne le dossier de preuve d’une entrée : attestation scellée, corps, preuve, cosignatures, horodatages."
      ) { call, leaf in
        .evidence("\(leaf)") { call.gateway.evidence.entry(leaf, by: call.agent, completion: $0) }
      },
    ]
  }

  private static let text = "text/plain; charset=utf-8"
  private static let bytes = "application/octet-stream"
  /// A file about a timestamp: the size, then the authority's name for its answer.
  private static let timestamp = #"[0-9]{1,19}\.(?:checkpoint|[a-z0-9][a-z0-9-]{0,31}\.tsr)"#
  /// The number of a tile, whole or partial.
  private static let tile = #"(?:x[0-9]{3}/)*[0-9]{3}(?:\.p/[0-9]{1,3})?"#
}
