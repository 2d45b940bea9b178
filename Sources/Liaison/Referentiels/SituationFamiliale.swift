/// Family situation, as the indicators count it.
public typealias SituationFamiliale = Entree<TableSituationFamiliale>

/// The table of `SituationFamiliale`.
public enum TableSituationFamiliale: TableDeReference {
  /// The list's name.
  public static let nom = "situation-familiale"
  /// The lines.
  public static let lignes = [
    ("celibataire", "Célibataire"),
    ("en-couple", "En couple"),
    ("marie", "Marié"),
    ("pacse", "Pacsé"),
    ("separe", "Séparé, ou en cours de séparation"),
    ("divorce", "Divorcé"),
    ("veuf", "Veuf"),
    ("parent-isole", "Parent isolé avec enfants"),
    ("chez-ses-parents", "Vit chez ses parents"),
    ("inconnue", "Non renseignée"),
  ].map { (code: $0.0, libelle: $0.1) }
}
