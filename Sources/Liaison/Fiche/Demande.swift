/// What is asked of the destination.
public struct Demande: Hashable, Sendable {
  /// What the person asks for, in their words.
  public let demandeDeLaPersonne: Texte<2000>?
  /// What the author expects of the destination.
  public let attendu: Texte<2000>
  /// Kinds of partner to think of.
  public let orientations: Set<TypePartenaire>
  /// Services already at work.
  public let servicesEnLien: Texte<500>?

  /// Gathers a request.
  public init(
    demandeDeLaPersonne: Texte<2000>? = nil, attendu: Texte<2000>, orientations: Set<TypePartenaire> = [],
    servicesEnLien: Texte<500>? = nil
  ) {
    (self.demandeDeLaPersonne, self.attendu) = (demandeDeLaPersonne, attendu)
    (self.orientations, self.servicesEnLien) = (orientations, servicesEnLien)
  }
}
