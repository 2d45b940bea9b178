/// What the author knows of a weapon.
public enum SituationArme: String, Coded, CaseIterable {
  case aucune
  case detenue
  case intentionAcquerir = "intention-acquerir"

  /// The list's name.
  public static let referentiel = "arme"

  /// The French label.
  public var libelle: String {
    switch self {
    case .aucune: "Pas d’arme connue"
    case .detenue: "Arme détenue"
    case .intentionAcquerir: "Intention manifestée d’en acquérir une"
    }
  }
}
