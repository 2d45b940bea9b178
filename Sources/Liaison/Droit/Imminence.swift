/// How near the danger is.
public enum Imminence: String, Coded, CaseIterable {
  case aucune
  case possible
  case imminente

  /// The list's name.
  public static let referentiel = "imminence"

  /// The French label.
  public var libelle: String {
    switch self {
    case .aucune: "Pas de danger connu"
    case .possible: "Danger possible"
    case .imminente: "Danger grave et imminent"
    }
  }
}
