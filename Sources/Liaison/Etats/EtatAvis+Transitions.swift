/// What can be done to an avis de péril.
public enum TransitionAvis: String, Coded, CaseIterable {
  case justifier, relire, effacer

  /// The list's name.
  public static let referentiel = "transition-avis"

  /// The French label.
  public var libelle: String {
    switch self {
    case .justifier: "Justifier"
    case .relire: "Relire"
    case .effacer: "Effacer"
    }
  }
}

/// A transition that an avis de péril does not allow.
public enum TransitionAvisRefusee: Error, Hashable, Sendable {
  /// The state does not allow it.
  case etat(TransitionAvis, dans: EtatAvis.Nature)
  /// Only the author justifies.
  case justificationParUnAutre
  /// Nobody reviews their own emergency disclosure.
  case relectureParLAuteur

  /// What to tell the user, in French.
  public var message: String {
    switch self {
    case .etat(.relire, dans: .emis): "La justification n’a pas encore été écrite."
    case .etat(.justifier, dans: _): "La justification est déjà écrite."
    case .etat(let transition, dans: let etat):
      "Action impossible (\(transition.libelle.lowercased())) : l’avis est à l’état « \(etat.libelle.lowercased()) »."
    case .justificationParUnAutre: "Seul l’auteur de l’avis peut le justifier."
    case .relectureParLAuteur: "Personne ne relit sa propre transmission d’urgence."
    }
  }
}

extension EtatAvis {
  /// The author justifies, even late: a duty that lacks a formality is never blocked.
  public func justifier(_ acte: Acte) throws(TransitionAvisRefusee) -> EtatAvis {
    guard case .emis(let emission) = self else { throw .etat(.justifier, dans: nature) }
    guard acte.par == emission.par else { throw .justificationParUnAutre }
    return .justifie(emission: emission, justification: acte)
  }

  /// Someone else reviews.
  public func relire(_ acte: Acte, _ conclusion: ConclusionRelecture) throws(TransitionAvisRefusee) -> EtatAvis {
    guard case .justifie(let emission, let justification) = self else { throw .etat(.relire, dans: nature) }
    guard acte.par != emission.par else { throw .relectureParLAuteur }
    return .relu(emission: emission, justification: justification, relecture: acte, conclusion)
  }

  /// Retention or a right erases the avis.
  public func effacer(_ acte: Acte, _ motif: MotifEffacement) throws(TransitionAvisRefusee) -> EtatAvis {
    if case .efface = self { throw .etat(.effacer, dans: .efface) }
    return .efface(emission: emission, effacement: acte, motif)
  }
}
