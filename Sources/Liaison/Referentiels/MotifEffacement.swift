/// Why a fiche is erased.
public typealias MotifEffacement = Entree<TableMotifEffacement>

/// The table of `MotifEffacement`.
public enum TableMotifEffacement: TableDeReference {
  /// The list's name.
  public static let nom = "motif-effacement"
  /// The lines.
  public static let lignes = [
    ("echeance-conservation", "Durée de conservation échue"),
    ("demande-de-la-personne", "Demande de la personne (RGPD, art. 17)"),
    ("opposition", "Opposition (RGPD, art. 21)"),
    ("transmission-illicite", "Transmission illicite"),
    ("brouillon-abandonne", "Brouillon abandonné"),
    ("erreur", "Fiche créée par erreur"),
  ].map { (code: $0.0, libelle: $0.1) }
}
