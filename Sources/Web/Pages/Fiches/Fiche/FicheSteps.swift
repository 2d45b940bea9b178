internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// What happened to a fiche, in order: what, who, when, and the evidence of each step.
struct FicheSteps {
  let view: FicheView

  /// The steps.
  var list: HTML {
    let names = Names(view.visit)
    return ol(.class("etapes")) {
      for step in view.steps { item(step, names) }
    }
  }

  private func item(_ step: JSON, _ names: Names) -> HTML {
    let event = step["evenement"]?.string ?? ""
    let agent = step["agent"]?.string.flatMap { try? AgentID($0) }
    return li {
      strong { Self.label(event) }
      if let agent { " par \(names.agent(agent))" }
      ", le "
      Dates.instant(step["le"]?.string)
      // An attempt that was refused is no step: there is nothing to prove of it.
      if let leaf = step["feuille"]?.integer, EventKind(rawValue: event) != nil {
        " · "
        a(
          .href(view.fiche.link.appending(literal: "preuves").appending("\(leaf)")), .download(),
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
    case .relance: "Relancée par son auteur"
    case .suite: "Suivie d’une autre transmission"
    case .acquittement: "Réponse à une obligation"
    // Of a reading, only the attempts that were refused are told.
    case .chronologie: "Consultation du suivi"
    case .preuve: "Demande de preuve"
    // These are no steps of a fiche. They are named so that the compiler asks what a new kind is called.
    case .avisDePeril, .ouvertureAvis, .justification, .relecture, .transmissionOrale, .examenOral, .brouillon, .liste,
      .listeAvis, .listeOrales, .listeObligations, .listeRelectures, .lectureJournal, .lectureDestinataires,
      .listeAgents,
      .listeOrganismes, .lectureMetriques, .enrolement, .attestation, .permanence, .territoire, .revocation,
      .certificationAcces, .certificationCle, .depotCoffre, .lectureCoffre, .demandeRecouvrement, .recouvrement,
      .finAppartenance, .jeuDePolitiques, .demarrage, .arret, .temoinsOutrepasses, .temoinsEnRetard, .temoinsRevenus,
      .horodatage, .horodatageAbsent, .elagage, .sautDHorloge, .configuration, .reouverture:
      "Autre étape"
    }
  }
}
