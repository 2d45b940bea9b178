/// The receiving body says that somebody has read the fiche and that it is in hand.
public struct AccuseDeReception: Hashable, Sendable {
  /// Who takes charge; nil when it is to be assigned within the secteur.
  public let priseEnChargePar: AgentID?
  /// A word to the author, sealed.
  public let message: Texte<500>?

  /// Gathers an accusé de réception.
  public init(priseEnChargePar: AgentID? = nil, message: Texte<500>? = nil) {
    (self.priseEnChargePar, self.message) = (priseEnChargePar, message)
  }
}
