/// What the RGPD makes of a section's content.
public enum CategorieRGPD: String, Coded, CaseIterable {
  /// Article 6.
  case ordinaire
  /// Article 9.
  case sante
  /// Article 10 and loi Informatique et libertés, article 46.
  case infractions
  /// Children merit specific protection (recital 38).
  case mineurs

  /// The list's name.
  public static let referentiel = "categorie-rgpd"

  /// The French label.
  public var libelle: String {
    switch self {
    case .ordinaire: "Données ordinaires"
    case .sante: "Données de santé (RGPD, art. 9)"
    case .infractions: "Données d’infraction (RGPD, art. 10)"
    case .mineurs: "Données relatives à des mineurs"
    }
  }
}
