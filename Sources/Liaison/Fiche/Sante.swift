/// Health data (RGPD, article 9): only what the destination needs.
public struct Sante: Hashable, Sendable {
  /// What the destination needs to know.
  public let elements: Texte<2000>
  /// Care under way and by whom.
  public let suivi: Texte<500>?
  /// A disability that changes how to receive the person.
  public let handicap: Texte<200>?
  /// Whether the person is pregnant; nil if unknown or irrelevant.
  public let grossesse: Bool?

  /// Gathers health data.
  public init(
    elements: Texte<2000>, suivi: Texte<500>? = nil, handicap: Texte<200>? = nil, grossesse: Bool? = nil
  ) {
    (self.elements, self.suivi, self.handicap, self.grossesse) = (elements, suivi, handicap, grossesse)
  }
}
