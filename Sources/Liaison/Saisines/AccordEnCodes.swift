/// What the person answered, in codes: what is kept in clear beside a saisine, and what the policies ask.
public struct AccordEnCodes: Hashable, Sendable {
  /// Where it stands.
  public let etat: EtatAccord
  /// What is agreed to: nothing unless it was given.
  public let objets: Set<ObjetAccord>

  /// An answer in codes; what is not given agrees to nothing.
  public init(_ etat: EtatAccord, objets: Set<ObjetAccord> = []) {
    (self.etat, self.objets) = (etat, etat == .donne ? objets : [])
  }

  /// The codes of an answer.
  public init(_ accord: Accord) { self.init(accord.etat, objets: accord.objetsAccordes) }

  /// Whether the unit may learn what followed.
  public var vautPourLesSuites: Bool { objets.contains(.suitesFsi) }
}
