internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// One line of a timeline: what, who, when, and the evidence of it.
struct EtapeProuvee {
  /// As the API tells it.
  let step: JSON
  /// Where the evidence of the steps is.
  let folder: Link
  let names: Names

  var item: HTML {
    let event = step["evenement"]?.string ?? ""
    let agent = step["agent"]?.string.flatMap { try? AgentID($0) }
    return li {
      strong { Self.label(event) }
      if let agent { " par \(names.agent(agent))" }
      ", le "
      Dates.instant(step["le"]?.string)
      if let former = step["journalAnterieur"]?.string {
        " · preuve dans l’archive du journal antérieur « \(former) »"
      } else if let leaf = step["feuille"]?.integer, EventKind(rawValue: event) != nil {
        // An attempt that was refused is no step: there is nothing to prove of it.
        " · "
        a(
          .href(folder.appending("\(leaf)")), .download(),
          .aria("label", "Télécharger la preuve : \(Self.label(event))")
        ) { "Télécharger la preuve" }
      }
    }
  }

  /// What a step is called; an attempt that was refused is called so.
  static func label(_ event: String) -> String {
    if let kind = EventKind(rawValue: event) { return label(kind) }
    let kind = EventKind.allCases.first { event.hasPrefix($0.rawValue + "-") }
    return "Tentative refusée (\(kind.map(label)?.lowercased() ?? "acte"))"
  }

  private static func label(_ kind: EventKind) -> String {
    switch kind {
    case .transmission: "Transmise et remise au destinataire"
    case .ouverture: "Consultée"
    case .accuse: "Accusé de réception"
    case .refus: "Refusée"
    case .reorientation: "Réorientée"
    case .retour: "Retour"
    case .cloture: "Close"
    case .rappel: "Rappelée"
    case .retraitAccord: "Accord de la personne retiré"
    case .archivage: "Placée en archive"
    case .opposition: "Opposition de la personne : décision du destinataire"
    case .effacement: "Effacée : clés et contenu détruits"
    case .relance: "Relancée par son auteur"
    case .suite: "Suivie d’une autre transmission"
    case .acquittement: "Réponse à une obligation"
    // Of a reading, only the attempts that were refused are told.
    case .chronologie: "Consultation du suivi"
    case .preuve: "Demande de preuve"
    case .avisDePeril: "Avis de péril transmis"
    case .ouvertureAvis: "Contenu ouvert"
    case .justification: "Justification déposée"
    case .relecture: "Relue"
    case .saisine: "Saisine transmise"
    case .ouvertureSaisine: "Message ouvert"
    case .suiteDonnee: "Suite rendue à l’unité"
    case .transmissionOrale: "Transmission orale consignée"
    // These are no steps of anything. They are named so that the compiler asks what a new kind is called.
    case .bordereau, .visa, .conservation, .examenOral, .brouillon, .liste, .listeAvis, .listeOrales, .listeObligations,
      .listeRelectures,
      .listeSaisines, .recherche, .passage, .lectureStatistiques, .publicationStatistiques,
      .lectureJournal, .lectureDestinataires, .listeAgents, .listeOrganismes, .lectureMetriques, .enrolement,
      .attestation, .permanence, .territoire, .revocation,
      .certificationAcces, .certificationCle, .depotCoffre, .lectureCoffre, .demandeRecouvrement, .recouvrement,
      .finAppartenance, .jeuDePolitiques, .demarrage, .arret, .temoinsOutrepasses, .temoinsEnRetard, .temoinsRevenus,
      .horodatage, .horodatageAbsent, .elagage, .sautDHorloge, .configuration, .reouverture:
      "Autre étape"
    }
  }
}
