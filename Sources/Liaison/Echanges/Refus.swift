/// The receiving body declines.
public struct Refus: Hashable, Sendable {
  /// Why.
  public let motif: MotifRefus
  /// Details, sealed to the author.
  public let precisions: Texte<500>?

  /// Gathers a refusal.
  /// - Throws: `missing` for another reason without details.
  public init(motif: MotifRefus, precisions: Texte<500>? = nil) throws(LiaisonError) {
    guard motif.code != "autre" || precisions != nil else { throw LiaisonError(.missing, champ: "precisions") }
    (self.motif, self.precisions) = (motif, precisions)
  }
}
