/// Why a person is unable to protect themself (CP 226-14 1°). Age counts only when it causes the inability.
public enum CauseIncapacite: String, Coded, CaseIterable {
  case age
  case physique
  case psychique

  /// The list's name.
  public static let referentiel = "cause-incapacite"

  /// The French label.
  public var libelle: String {
    switch self {
    case .age: "En raison de son âge"
    case .physique: "Incapacité physique"
    case .psychique: "Incapacité psychique"
    }
  }
}
