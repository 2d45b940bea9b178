internal import JSON
internal import Liaison
internal import Markup

/// The bodies of the directory, as the use case lists them.
enum Organismes {
  /// One body.
  struct Entry: Sendable {
    let id: String
    let nom: String
    let nature: NatureOrganisme
  }

  /// Reads the list.
  static func read(_ answer: JSONObject) -> [Entry] {
    (answer["organismes"]?.array ?? []).compactMap { organisme in
      guard let id = organisme["id"]?.string, let nom = organisme["nom"]?.string,
        let nature = organisme["nature"]?.string.flatMap({ try? NatureOrganisme(code: $0) })
      else { return nil }
      return Entry(id: id, nom: nom, nature: nature)
    }
  }
}

extension Circuit {
  /// The bodies that a fiche may be sent to by this circuit: those that the page offers; the policies decide.
  var destinations: [NatureOrganisme] {
    switch self {
    case .orientationSecteur: [.secteur]
    case .versIntervenant: [.posteIntervenant]
    case .informationPreoccupante: [.crip, .departement]
    case .signalementJudiciaire: [.parquet]
    case .signalementArme: [.prefecture]
    case .partenaire: [.partenaire]
    }
  }
}
