/// Whether the parents of a minor were told first (CASF L226-2-1).
public enum InformationParents: String, Coded, CaseIterable {
  case sansObjet = "sans-objet"
  case informes
  case aInformer = "a-informer"
  case nonInformes = "non-informes"

  /// The list's name.
  public static let referentiel = "information-parents"

  /// The French label.
  public var libelle: String {
    switch self {
    case .sansObjet: "Sans objet"
    case .informes: "Informés"
    case .aInformer: "À informer"
    case .nonInformes: "Non informés"
    }
  }
}
