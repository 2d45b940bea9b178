/// Who answered.
public enum AuteurAccord: String, Coded, CaseIterable {
  case personne
  case representantLegal = "representant-legal"
  case titulairesAutoriteParentale = "titulaires-autorite-parentale"
  case mandataireProtection = "mandataire-protection"
  case mineurCapableDeDiscernement = "mineur-capable-de-discernement"

  /// The list's name.
  public static let referentiel = "auteur-accord"

  /// The French label.
  public var libelle: String {
    switch self {
    case .personne: "La personne elle-même"
    case .representantLegal: "Représentant légal"
    case .titulairesAutoriteParentale: "Titulaires de l’autorité parentale"
    case .mandataireProtection: "Tuteur, curateur ou mandataire"
    case .mineurCapableDeDiscernement: "Mineur capable de discernement"
    }
  }
}
