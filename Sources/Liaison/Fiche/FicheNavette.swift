/// The relay between an intervenant and a secteur: always valid once built.
///
/// Who it is about and what is asked are always there; every other section only if the circuit needs it. No printed form
/// reveals its content.
public struct FicheNavette: Hashable, Sendable {
  /// Who the person is.
  public let identite: Identite
  /// Where to reach them.
  public let coordonnees: Coordonnees?
  /// How to reach them safely.
  public let consignesContact: ConsignesContact?
  /// Who lives with them.
  public let compositionFamiliale: CompositionFamiliale?
  /// The evaluation.
  public let situation: Situation?
  /// Health.
  public let sante: Sante?
  /// Offences.
  public let infractions: Infractions?
  /// Minors in danger.
  public let mineurs: Mineurs?
  /// What is asked.
  public let demande: Demande
  /// Attachments, at most 10, in the order of their envelopes.
  public let piecesJointes: [PieceJointe]

  /// Gathers sections.
  /// - Throws: `tooMany` past ``PieceJointe/maximumParFiche`` attachments; `duplicate` if two have the same content;
  ///   `outOfRange` if together they pass ``PieceJointe/tailleMaximale``.
  public init(
    identite: Identite, coordonnees: Coordonnees? = nil, consignesContact: ConsignesContact? = nil,
    compositionFamiliale: CompositionFamiliale? = nil, situation: Situation? = nil, sante: Sante? = nil,
    infractions: Infractions? = nil, mineurs: Mineurs? = nil, demande: Demande, piecesJointes: [PieceJointe] = []
  ) throws(LiaisonError) {
    guard piecesJointes.count <= PieceJointe.maximumParFiche else {
      throw LiaisonError(.tooMany, champ: "piecesJointes")
    }
    guard Set(piecesJointes.map(\.empreinte)).count == piecesJointes.count else {
      throw LiaisonError(.duplicate, champ: "piecesJointes")
    }
    guard piecesJointes.reduce(0, { $0 + $1.taille }) <= PieceJointe.tailleMaximale else {
      throw LiaisonError(.outOfRange, champ: "piecesJointes")
    }
    (self.identite, self.coordonnees, self.consignesContact) = (identite, coordonnees, consignesContact)
    (self.compositionFamiliale, self.situation, self.sante) = (compositionFamiliale, situation, sante)
    (self.infractions, self.mineurs, self.demande) = (infractions, mineurs, demande)
    self.piecesJointes = piecesJointes
  }
}
