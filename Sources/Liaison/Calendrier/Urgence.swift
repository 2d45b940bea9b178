/// How soon the receiving body is expected to act.
public enum Urgence: String, Coded, CaseIterable {
  case normale, prioritaire, immediate

  /// The list's name.
  public static let referentiel = "urgence"

  /// The French label.
  public var libelle: String {
    switch self {
    case .normale: "Normale"
    case .prioritaire: "Prioritaire"
    case .immediate: "Immédiate"
    }
  }
}
