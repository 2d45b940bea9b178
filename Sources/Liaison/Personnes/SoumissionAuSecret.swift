/// Why an agent is bound by secrecy (Code pénal 226-13: by state or profession, by function, by mission).
public enum SoumissionAuSecret: String, Coded, CaseIterable {
  /// A profession bound by its own text, as the assistant de service social (CASF L411-3).
  case profession
  /// A function: CRIP, aide sociale à l'enfance (CASF L221-6)…
  case fonction
  /// A mission, whatever the title: an éducateur or a conseiller en économie sociale et familiale.
  case mission
  /// Not bound: only statistics, administration or a closed code list ever reach such an agent.
  case aucune

  /// The list's name.
  public static let referentiel = "soumission-au-secret"

  /// The French label.
  public var libelle: String {
    switch self {
    case .profession: "Par sa profession"
    case .fonction: "Par sa fonction"
    case .mission: "Par sa mission"
    case .aucune: "Non soumis au secret professionnel"
    }
  }
}
