/// Whether the unit itself referred the person.
public enum ModeSaisine: String, Coded, CaseIterable {
  case directe
  case indirecte

  /// The list's name.
  public static let referentiel = "mode-saisine"

  /// The French label.
  public var libelle: String {
    switch self {
    case .directe: "Directe"
    case .indirecte: "Indirecte"
    }
  }
}
