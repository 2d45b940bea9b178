/// A section of a fiche-navette: the unit of minimisation.
public enum SectionCode: String, Coded, CaseIterable {
  case identite
  case coordonnees
  case consignesContact = "consignes-contact"
  case compositionFamiliale = "composition-familiale"
  case situation
  case sante
  case infractions
  case mineurs
  case demande
  case piecesJointes = "pieces-jointes"

  /// The list's name.
  public static let referentiel = "section"

  /// The French label.
  public var libelle: String {
    switch self {
    case .identite: "Identité"
    case .coordonnees: "Coordonnées"
    case .consignesContact: "Consignes de contact"
    case .compositionFamiliale: "Composition familiale"
    case .situation: "Situation et évaluation sociale"
    case .sante: "Santé"
    case .infractions: "Infractions"
    case .mineurs: "Mineurs"
    case .demande: "Demande et orientation"
    case .piecesJointes: "Pièces jointes"
    }
  }

  /// The category of what the section is made to hold. Each attachment has its own besides.
  public var categorie: CategorieRGPD {
    switch self {
    case .sante: .sante
    case .infractions: .infractions
    case .mineurs: .mineurs
    default: .ordinaire
    }
  }
}
