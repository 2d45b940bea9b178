internal import Liaison
internal import Markup

/// One part of the page of a new fiche. Those that the circuit needs are there at once; the others are one button away.
enum Rubrique: String, CaseIterable, Sendable {
  case circuit, destinataire, identite, age, coordonnees, consignes, plages, accord, situation, precisions, danger,
    composition
  case sante, infractions, mineurs, demande, orientations, saisine, pieces

  /// What it is called.
  var titre: String {
    switch self {
    case .circuit: "Circuit et fondement"
    case .destinataire: "Destinataire"
    case .identite: SectionCode.identite.libelle
    case .age: "Âge estimé, langue"
    case .coordonnees: SectionCode.coordonnees.libelle
    case .consignes: "Consignes de contact : comment la joindre sans danger"
    case .plages: "Quand appeler"
    case .accord: "Accord de la personne"
    case .situation: SectionCode.situation.libelle
    case .precisions: "Logement, ressources, autres problématiques"
    case .danger: "Danger et protection"
    case .composition: SectionCode.compositionFamiliale.libelle
    case .sante: SectionCode.sante.libelle
    case .infractions: SectionCode.infractions.libelle
    case .mineurs: SectionCode.mineurs.libelle
    case .demande: SectionCode.demande.libelle
    case .orientations: "Orientations et services en lien"
    case .saisine: "Saisine"
    case .pieces: SectionCode.piecesJointes.libelle
    }
  }

  /// The part of the fiche that it becomes; nil for what surrounds the fiche.
  var section: (nom: String, code: SectionCode)? {
    switch self {
    case .identite: ("identite", .identite)
    case .coordonnees: ("coordonnees", .coordonnees)
    case .consignes: ("consignesContact", .consignesContact)
    case .composition: ("compositionFamiliale", .compositionFamiliale)
    case .situation: ("situation", .situation)
    case .sante: ("sante", .sante)
    case .infractions: ("infractions", .infractions)
    case .mineurs: ("mineurs", .mineurs)
    case .demande: ("demande", .demande)
    case .pieces: ("piecesJointes", .piecesJointes)
    case .circuit, .destinataire, .age, .plages, .accord, .precisions, .danger, .orientations, .saisine: nil
    }
  }

  /// Whether a name is that of one of its fields.
  func owns(_ name: String) -> Bool {
    if let section {
      return name.hasPrefix("fiche/\(section.nom)/") || (self == .situation && Self.usual.contains(name))
    }
    switch self {
    case .circuit: return ["circuit", "fondement", "urgence"].contains(name)
    case .age: return ["fiche/identite/ageEstime", "fiche/identite/langue"].contains(name)
    case .plages: return name.hasPrefix(LignesNumerotees.plages.prefix)
    case .precisions: return Self.further.contains { name.hasPrefix("fiche/situation/" + $0) }
    case .orientations: return ["fiche/demande/orientations", "fiche/demande/servicesEnLien"].contains(name)
    case .destinataire: return ["destination", "motifDestination"].contains(name)
    case .accord: return name.hasPrefix("accord/")
    case .danger: return name.hasPrefix("faits/") && !Self.usual.contains(name)
    case .saisine: return name.hasPrefix("saisine/") && name != "saisine/recueLe"
    default: return false
    }
  }

  /// The facts that every fiche tells.
  private static let usual = ["faits/profil", "faits/natures"]
  /// What is told of a situation now and then.
  private static let further = ["autresProblematiques", "logement", "ressources", "demarches"]

  /// Whether a circuit needs it.
  func isNeeded(for circuit: Circuit) -> Bool {
    switch self {
    case .circuit, .identite, .coordonnees, .consignes, .accord, .situation, .demande: true
    case .destinataire: circuit != .orientationSecteur
    case .danger: [.informationPreoccupante, .signalementJudiciaire, .signalementArme].contains(circuit)
    case .infractions: circuit == .signalementJudiciaire
    case .mineurs: circuit == .informationPreoccupante
    case .age, .plages, .precisions, .composition, .sante, .orientations, .saisine, .pieces: false
    }
  }
}
