/// The written justification of a transmission d'urgence, owed within 24 hours: 20 to 4,000 scalars.
public struct Justification: Hashable, Sendable {
  /// The text.
  public let texte: Texte<4000>

  /// Checks a justification.
  /// - Throws: `textTooShort` under 20 scalars: a word is not a justification.
  public init(_ texte: Texte<4000>) throws(LiaisonError) {
    guard texte.longueur >= 20 else { throw LiaisonError(.textTooShort) }
    self.texte = texte
  }
}
