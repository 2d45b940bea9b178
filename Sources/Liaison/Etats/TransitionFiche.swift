/// What can be done to a fiche.
public enum TransitionFiche: String, Coded, CaseIterable {
  case transmettre, consulter, accuser, refuser, reorienter, retourner, clore, rappeler, effacer, retirer, decider

  /// The list's name.
  public static let referentiel = "transition-fiche"

  /// The French label.
  public var libelle: String {
    switch self {
    case .transmettre: "Transmettre"
    case .consulter: "Consulter"
    case .accuser: "Accuser réception"
    case .refuser: "Refuser"
    case .reorienter: "Réorienter"
    case .retourner: "Retourner"
    case .clore: "Clore"
    case .rappeler: "Rappeler"
    case .effacer: "Effacer"
    case .retirer: "Retirer l’accord"
    case .decider: "Répondre à l’opposition"
    }
  }
}

/// A transition that the state of the fiche does not allow.
public struct TransitionRefusee: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public let transition: TransitionFiche
  /// The state it was tried in.
  public let etat: EtatFiche.Nature

  /// Names a refused transition.
  public init(_ transition: TransitionFiche, dans etat: EtatFiche.Nature) {
    (self.transition, self.etat) = (transition, etat)
  }

  /// For logs.
  public var description: String { "`\(transition.code)` is refused in state `\(etat.code)`" }

  /// What to tell the user, in French.
  public var message: String {
    switch (transition, etat) {
    case (.rappeler, .consultee), (.rappeler, .accusee), (.rappeler, .refusee), (.rappeler, .retournee):
      "La fiche a déjà été ouverte : elle ne peut plus être rappelée."
    case (.accuser, .transmise), (.accuser, .reorientee), (.refuser, .transmise), (.refuser, .reorientee):
      "Ouvrez d’abord la fiche."
    case (.retourner, .consultee): "Accusez d’abord réception de la fiche."
    case (_, .effacee): "La fiche a été effacée."
    case (_, .rappelee): "La fiche a été rappelée par son auteur."
    default:
      "Action impossible (\(transition.libelle.lowercased())) : la fiche est à l’état « \(etat.libelle.lowercased()) »."
    }
  }
}
