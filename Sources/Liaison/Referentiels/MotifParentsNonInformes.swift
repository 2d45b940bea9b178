/// Why parents were not informed first (CASF L226-2-1: only where it would harm the child).
public typealias MotifParentsNonInformes = Entree<TableMotifParentsNonInformes>

/// The table of `MotifParentsNonInformes`.
public enum TableMotifParentsNonInformes: TableDeReference {
  /// The list's name.
  public static let nom = "motif-parents-non-informes"
  /// The lines.
  public static let lignes = [
    ("contraire-interet-enfant", "Contraire à l’intérêt de l’enfant"),
    ("mis-en-cause", "Parents mis en cause"),
    ("risque-pour-l-enfant", "Risque pour la sécurité de l’enfant"),
    ("risque-de-fuite", "Risque de départ du foyer"),
    ("enquete", "Enquête en cours"),
    ("injoignables", "Parents injoignables"),
    ("inconnus", "Parents inconnus"),
  ].map { (code: $0.0, libelle: $0.1) }
}
