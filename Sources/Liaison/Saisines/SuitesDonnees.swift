/// One code returned to the unit, by whom and when.
public struct SuiteDonnee: Hashable, Sendable {
  /// What is said.
  public let code: CodeDeSuite
  /// By whom, when.
  public let acte: Acte

  /// A code that was returned.
  public init(_ code: CodeDeSuite, _ acte: Acte) { (self.code, self.acte) = (code, acte) }
}

/// The codes returned for one saisine, in order. After the closing there is none: what is closed is not told any further.
public struct SuitesDonnees: Hashable, Sendable {
  /// Where a saisine stands.
  public enum Etat: String, Coded, CaseIterable {
    case ouverte, cloturee

    /// The list's name.
    public static let referentiel = "etat-saisine"

    /// The French label.
    public var libelle: String {
      switch self {
      case .ouverte: "En cours"
      case .cloturee: "Clôturée"
      }
    }
  }

  /// All of them, the first returned first.
  public let toutes: [SuiteDonnee]

  /// What was returned.
  /// - Throws: ``SuiteRefusee`` for a code after the closing.
  public init(_ toutes: [SuiteDonnee] = []) throws(SuiteRefusee) {
    guard !toutes.dropLast().contains(where: { $0.code == .cloturee }) else { throw SuiteRefusee() }
    self.toutes = toutes
  }

  /// Where the saisine stands.
  public var etat: Etat { toutes.last?.code == .cloturee ? .cloturee : .ouverte }

  /// One code more.
  /// - Throws: ``SuiteRefusee`` once it is closed.
  public func donner(_ code: CodeDeSuite, _ acte: Acte) throws(SuiteRefusee) -> SuitesDonnees {
    try SuitesDonnees(toutes + [SuiteDonnee(code, acte)])
  }
}

/// Nothing is returned of a saisine that is closed.
public struct SuiteRefusee: Error, Hashable, Sendable {
  /// What to tell the user, in French.
  public var message: String { "Cette saisine est clôturée : plus rien n’en est dit à l’unité." }

  /// The refusal.
  public init() {}
}
