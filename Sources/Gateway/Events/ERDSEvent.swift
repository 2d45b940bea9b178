/// The events of an electronic registered delivery service, by the names of ETSI EN 319 522-1 (V1.2.1), 6.2; as
/// identifiers, `http://uri.etsi.org/19522/Event/` and that name (EN 319 522-3, table 2). Those that ours resemble.
public enum ERDSEvent: String, Sendable, CaseIterable {
  /// A.1: the content was accepted from its sender.
  case submissionAcceptance = "SubmissionAcceptance"
  /// A.2: it was not.
  case submissionRejection = "SubmissionRejection"
  /// C: the recipient accepted what was addressed to them.
  case consignmentAcceptance = "ConsignmentAcceptance"
  /// C: the recipient declined it.
  case consignmentRejection = "ConsignmentRejection"
  /// D: the content was made available to the recipient.
  case contentConsignment = "ContentConsignment"
  /// D: the recipient was told that something awaits them.
  case consignmentNotification = "ConsignmentNotification"
  /// E.1: the content crossed the border to the recipient.
  case contentHandover = "ContentHandover"
  /// E.2: it did not.
  case contentHandoverFailure = "ContentHandoverFailure"
}

extension EventKind {
  /// The evidence types of EN 319 522 that say the nearest thing; none where that standard has no such event. This gateway is
  /// no qualified service: the names are there so that whoever knows them finds their way.
  ///
  /// - Parameter isRefused: whether the policies refused the act.
  public func erds(isRefused: Bool = false) -> [ERDSEvent] {
    switch self {
    // One commit takes the content from its author and makes it available to its recipients.
    case .transmission, .avisDePeril, .justification, .retour, .saisine, .suiteDonnee:
      isRefused ? [.submissionRejection] : [.submissionAcceptance, .contentConsignment]
    case .ouverture, .ouvertureAvis, .ouvertureSaisine: isRefused ? [.contentHandoverFailure] : [.contentHandover]
    // Ours come after the content was read; the standard's, where consent is asked for, before.
    case .accuse: isRefused ? [] : [.consignmentAcceptance]
    case .refus: isRefused ? [] : [.consignmentRejection]
    // Another recipient, within the same service: what the standard calls relaying is between services.
    case .reorientation: isRefused ? [] : [.contentConsignment]
    case .relance: isRefused ? [] : [.consignmentNotification]
    default: []
    }
  }

  /// What it is, in a sentence of a statement, in French; nil for what is no step of anything that is sent.
  public var sentence: String? {
    switch self {
    case .transmission: "une fiche a été déposée par son auteur, scellée, et mise à la disposition de ses destinataires"
    case .ouverture: "le contenu scellé d’une fiche a été remis à un de ses destinataires"
    case .accuse: "il a été accusé réception d’une fiche"
    case .refus: "une fiche a été refusée par qui l’a reçue"
    case .reorientation: "une fiche a été adressée à un autre organisme"
    case .retour: "il a été répondu à l’auteur d’une fiche"
    case .cloture: "une fiche a été close"
    case .rappel: "une fiche a été reprise par son auteur avant toute ouverture"
    case .effacement:
      "le contenu d’une fiche a été détruit, clés et textes chiffrés ; ce que ses destinataires en avaient déjà copié hors "
        + "de la passerelle reste hors de son atteinte"
    case .retraitAccord: "la personne a retiré l’accord sur lequel reposait une fiche"
    case .opposition: "l’organisme destinataire a décidé d’une opposition de la personne"
    case .archivage: "une fiche dont la durée est échue a été placée en archive, pour une raison et jusqu’à une date"
    case .relance: "l’auteur d’une fiche a relancé qui l’a reçue"
    case .suite: "une autre transmission fait suite à une fiche"
    case .acquittement: "il a été répondu d’une obligation"
    case .avisDePeril: "un avis de péril a été déposé, scellé, et mis à la disposition de qui peut agir"
    case .ouvertureAvis: "le contenu scellé d’un avis de péril, écrit ou oral, a été remis"
    case .justification: "la justification d’un péril a été déposée et scellée pour qui la relit"
    case .relecture: "un péril a été relu par un tiers"
    case .saisine: "une saisine a été déposée, scellée, et mise à la disposition des intervenants du poste saisi"
    case .ouvertureSaisine: "le contenu scellé d’une saisine a été remis"
    case .suiteDonnee: "un code de suite a été rendu à l’unité qui a saisi"
    case .transmissionOrale: "une transmission orale a été consignée après coup"
    default: nil
    }
  }
}
