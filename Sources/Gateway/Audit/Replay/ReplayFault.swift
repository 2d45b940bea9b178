public import Liaison

/// An entry that the others do not explain, or that contradicts them.
public struct ReplayFault: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    // The body itself
    case unreadable(EventReadingError)
    case wrongClass
    case outsideItsHour
    // The decision
    case decisionOfSomethingElse
    case policySetNeverInForce
    // Agents
    case unknownAgent
    case revokedAgent
    case alreadyEnrolled
    // Fiches
    case unknownSubject
    case alreadyKnown
    case acknowledgedUnopened
    case impossible(TransitionFiche, in: EtatFiche.Nature)
    case remindedOfNothing(in: EtatFiche.Nature)
    case unexplainedState(decidedOn: EtatFiche.Nature, explained: EtatFiche.Nature)
    case anotherAuthor
    case anotherDestination
    // Envelopes
    case unknownEnvelope
    case anotherDigest
    // Périls
    case impossibleOnAvis(TransitionAvis, in: EtatAvis.Nature)
    case nothingToJustify
    case justifiedByAnother
    case reviewedByItsAuthor
    case wrongDelay
    case toldAfterClosing
    case examinationMissing
    case examinationOfNothing
    case contradictoryExamination
    // The gateway
    case notABeginning
    case beginningTooLate
    case stoppedTwice
    case actWhileStopped
  }

  /// The entry.
  public let index: UInt64
  /// What is wrong.
  public let kind: Kind

  /// A fault of an entry.
  public init(index: UInt64, kind: Kind) { (self.index, self.kind) = (index, kind) }
}

extension ReplayFault {
  /// One sentence for who verifies, in French. It cites no identifier.
  public var message: String {
    switch kind {
    case .unreadable(let error): error.message
    case .wrongClass: "la classe de conservation n’est pas celle de l’événement"
    case .outsideItsHour: "l’instant n’est pas dans l’heure de l’entrée"
    case .decisionOfSomethingElse: "la décision porte sur un autre acte, un autre agent ou un autre objet"
    case .policySetNeverInForce: "la décision cite un jeu de politiques qui n’a jamais été en vigueur"
    case .unknownAgent: "l’agent n’a pas été enrôlé avant cette écriture"
    case .revokedAgent: "l’agent avait été révoqué"
    case .alreadyEnrolled: "l’agent était déjà enrôlé"
    case .unknownSubject: "acte sur une référence que les écritures ne connaissent pas"
    case .alreadyKnown: "la référence existait déjà"
    case .acknowledgedUnopened: "accusé de réception avant toute ouverture"
    case .impossible(let transition, in: let etat):
      "acte impossible (\(transition.libelle.lowercased())) : d’après les écritures, la fiche est « \(etat.libelle.lowercased()) »"
    case .remindedOfNothing(in: let etat):
      "relance alors que rien n’est attendu : d’après les écritures, la fiche est « \(etat.libelle.lowercased()) »"
    case .unexplainedState(decidedOn: let decided, explained: let etat):
      "état inexpliqué : la décision tient la fiche pour « \(decided.libelle.lowercased()) », les écritures pour « \(etat.libelle.lowercased()) »"
    case .anotherAuthor: "l’auteur n’est pas celui des écritures précédentes"
    case .anotherDestination: "l’organisme destinataire n’est pas celui des écritures précédentes"
    case .unknownEnvelope: "enveloppe que rien n’a déposée sous cette référence"
    case .anotherDigest: "l’empreinte de l’enveloppe n’est pas celle de son dépôt"
    case .impossibleOnAvis(let transition, in: let etat):
      "acte impossible (\(transition.libelle.lowercased())) : d’après les écritures, l’avis est « \(etat.libelle.lowercased()) »"
    case .nothingToJustify: "justification ou relecture de ce qui n’en doit aucune"
    case .justifiedByAnother: "justification par un autre que l’auteur"
    case .reviewedByItsAuthor: "relecture par l’auteur lui-même"
    case .wrongDelay: "le retard indiqué n’est pas celui des instants"
    case .toldAfterClosing: "suite rendue d’une saisine clôturée"
    case .examinationMissing: "transmission orale sans l’examen qui doit la suivre"
    case .examinationOfNothing: "examen sans la transmission orale qui doit le précéder"
    case .contradictoryExamination: "l’examen dit le contraire de la transmission orale"
    case .notABeginning: "la première écriture n’est ni une installation ni une réouverture"
    case .beginningTooLate: "installation ou réouverture ailleurs qu’à la première écriture"
    case .stoppedTwice: "arrêt d’une passerelle qui ne tournait pas"
    case .actWhileStopped: "acte d’un agent alors que la passerelle était arrêtée"
    }
  }
}
