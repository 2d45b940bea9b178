/// Where the person's agreement stands.
public enum EtatAccord: String, Coded, CaseIterable {
  case nonDemande = "non-demande"
  case donne
  case refuse
  case retire
  case impossible

  /// The list's name.
  public static let referentiel = "accord"

  /// The French label.
  public var libelle: String {
    switch self {
    case .nonDemande: "Non demandé"
    case .donne: "Donné"
    case .refuse: "Refusé"
    case .retire: "Retiré"
    case .impossible: "Impossible à recueillir"
    }
  }
}
