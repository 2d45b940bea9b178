/// A fiche is sent on to another body.
public struct Reorientation: Hashable, Sendable {
  /// Where to.
  public let vers: OrganismeID
  /// Why.
  public let motif: MotifReorientation
  /// What is said of the reason, sealed to the author and to the new body.
  public let precisions: Texte<500>?

  /// Gathers a re-routing.
  /// - Throws: `missing` for another reason without details.
  public init(vers: OrganismeID, motif: MotifReorientation, precisions: Texte<500>? = nil) throws(LiaisonError) {
    guard motif.code != "autre" || precisions != nil else { throw LiaisonError(.missing, champ: "precisions") }
    (self.vers, self.motif, self.precisions) = (vers, motif, precisions)
  }
}
