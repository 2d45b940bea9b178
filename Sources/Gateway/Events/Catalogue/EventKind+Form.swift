extension EventKind {
  private static let envelope: EventMembers = [.enveloppe, .empreinte, .cles]
  private static let answered: EventMembers = [.enveloppe, .empreinte, .cles, .auteurEcarte]
  /// What was disclosed: the envelopes, the digests of their bytes, and of a fiche its sections and their categories.
  private static let handed: EventMembers = [.enveloppes, .empreintes]
  private static let content: EventMembers = [.rubriques, .categories]

  /// What the first entry of a journal says of the one that it follows, and what was done again of what that one tells.
  private static let cited: EventMembers = [
    .origine, .taille, .racine, .tailleReprise, .racineReprise, .motif, .exportRelu, .perdues,
  ]
  private static let replayed: EventMembers = [
    .revocations, .remplacements, .appartenances, .rappels, .reorientations, .clotures, .effacements, .elagages,
    .nonRejouees,
  ]

  /// The members of its bodies: the one table, which the writer, the reader and the documentation are held to.
  var form: EventForm {
    switch self {
    // Fiches
    case .transmission:
      .act(
        on: .fiche, creates: true, Self.envelope.union([.parties, .urgence]), or: [.alertes, .pieces],
        refused: [.parties, .urgence])
    case .ouverture: .act(on: .fiche, Self.handed, or: Self.content)
    case .accuse: .act(on: .fiche, or: Self.answered)
    case .refus: .act(on: .fiche, [.motif], or: Self.answered)
    case .retour:
      .act(
        on: .fiche, Self.envelope.union([.issue, .connuDuDepartement, .connuDeLaCAF]), or: [.auteurEcarte])
    case .reorientation:
      .act(
        on: .fiche, Self.envelope.union(Self.content).union([.de, .vers, .motif, .clesSupprimees]),
        or: [.pieces, .precisions])
    case .rappel: .act(on: .fiche, [.motif, .clesSupprimees], or: [.obligationsRouvertes])
    case .relance: .act(on: .fiche, [.relances])
    case .cloture: .act(on: .fiche)
    case .effacement: .act(on: .fiche, [.motif, .enveloppes, .clesSupprimees])
    case .retraitAccord: .act(on: .fiche, [.interlocuteur, .quoi, .clesSupprimees], or: [.obligationsRouvertes])
    case .opposition: .act(on: .fiche, [.issue, .clesSupprimees], or: [.motif])
    case .archivage: .act(on: .fiche, [.motif, .fin])
    case .suite: .act(on: .any, [.suite, .accomplies])
    case .acquittement: .act(on: .reference([.fiche, .orale]), [.obligation, .reponse])
    // Périls, written or said aloud
    case .avisDePeril:
      .act(
        on: .avis, creates: true, Self.envelope.union([.alinea, .fondement, .destination]),
        refused: [.alinea, .fondement, .destination])
    case .ouvertureAvis: .act(on: .peril, Self.handed)
    case .transmissionOrale:
      .act(
        on: .orale, creates: true, [.interlocuteur, .fondement, .rubriques, .diteLe, .permise],
        or: Self.envelope.union([.typePartenaire, .organisme, .alertes]))
    case .examenOral: .act(on: .orale, or: [.parties], refused: [.parties])
    case .justification: .act(on: .peril, Self.envelope.union([.enRetard, .destination]))
    case .relecture: .act(on: .peril, [.conclusion])
    // Saisines
    case .saisine:
      .act(
        on: .saisine, creates: true, Self.envelope.union([.destination, .organisme, .urgence]),
        refused: [.destination, .organisme, .urgence])
    case .ouvertureSaisine: .act(on: .saisine, Self.handed)
    case .suiteDonnee: .act(on: .saisine, [.reponse])
    default: ofAdministration
    }
  }

  private var ofAdministration: EventForm {
    switch self {
    // Readings
    case .brouillon, .listeOrganismes, .passage: .refusal
    case .liste: .reading([.dossier], or: [.nombre])
    case .listeAvis, .listeObligations, .listeRelectures, .listeSaisines: .reading([.nombre])
    case .listeOrales: .reading([.dossier, .nombre])
    case .chronologie: .act(on: .fiche)
    case .recherche: .act(on: .nothing, [.motif, .nombre], refused: [.motif])
    case .lectureJournal: .reading([.quoi])
    case .bordereau, .visa: .reading([.nombre, .empreinte])
    case .conservation: .reading([.quoi, .nombre])
    case .listeAgents, .lectureMetriques: .reading()
    case .lectureStatistiques: .reading([.periode, .portee], or: [.organisme])
    case .publicationStatistiques: .reading([.periode, .portee, .seuil, .empreinte])
    case .preuve: .act(on: .referenceIfAny, [.feuille, .corps], or: [.objet], refused: [.feuille, .objet])
    case .lectureDestinataires, .lectureCoffre: .act(on: .identifier)
    // Agents and bodies
    case .enrolement: .act(on: .identifier, [.roleAgent, .secret, .certificats])
    case .attestation: .act(on: .identifier, [.organisme, .certificat, .fin])
    case .permanence: .act(on: .identifier, [.permanence])
    case .finAppartenance: .act(on: .identifier, [.organisme, .clesSupprimees])
    case .territoire: .reading([.organismes, .communes, .recouvrements])
    case .revocation: .act(on: .identifier, [.motif, .clesSupprimees])
    case .elagage: .reading([.classe, .avant, .nombre], or: [.premiere, .derniere])
    // Keys
    case .certificationAcces: .act(on: .identifier, [.certificats, .revoques])
    case .certificationCle: .act(on: .identifier, [.empreinte, .cle, .memeCle, .aAttester], or: [.remplace])
    case .depotCoffre: .act(on: .identifier, [.cle])
    case .demandeRecouvrement:
      .act(on: .identifier, [.organisme, .enveloppes, .empreintes, .sansCle, .fermees, .illisibles, .encore])
    case .recouvrement: .act(on: .identifier, [.organisme, .certificat, .nombre, .enveloppes, .cles])
    default: ofTheGateway
    }
  }

  private var ofTheGateway: EventForm {
    switch self {
    case .jeuDePolitiques: .gateway([.jeu, .regles, .fichiers])
    case .sautDHorloge: .gateway([.sens, .secondes, .pendantLArret])
    case .demarrage: .gateway([.version, .scripts])
    case .configuration: .gateway([.membres, .empreinte])
    case .reouverture: .gateway(Self.cited.union(Self.replayed), or: [.jeu])
    case .temoinsOutrepasses: .gateway([.motif, .taille])
    case .temoinsEnRetard, .temoinsRevenus: .gateway([.taille, .entrees, .secondes])
    case .horodatage: .gateway([.autorite, .empreinte, .heure, .taille], or: [.depuis])
    case .horodatageAbsent: .gateway([.autorite, .depuis, .essais, .motif])
    default: .gateway()
    }
  }

  /// The form of the only enrolment that no agent did: that of the first administrator, by whoever installs the gateway.
  static let initialisation = EventForm.gateway([.initialisation, .roleAgent], on: .identifier)

  /// The form of a body that came about in this way; nil when there is none.
  func form(_ outcome: EventForm.Outcome) -> EventForm {
    self == .enrolement && outcome == .undecided ? Self.initialisation : form
  }
}
