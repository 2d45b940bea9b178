/// Why agreement could not be sought.
public typealias MotifAccordImpossible = Entree<TableMotifAccordImpossible>

/// The table of `MotifAccordImpossible`.
public enum TableMotifAccordImpossible: TableDeReference {
  /// The list's name.
  public static let nom = "motif-accord-impossible"
  /// The lines.
  public static let lignes = [
    ("injoignable", "Personne injoignable"),
    ("etat-de-la-personne", "État de la personne au moment des faits"),
    ("danger-immediat", "Danger immédiat"),
    ("interet-de-l-enfant", "Contraire à l’intérêt de l’enfant"),
    ("risque-de-represailles", "Risque de représailles"),
    ("incapacite-de-consentir", "Personne hors d’état d’exprimer sa volonté"),
  ].map { (code: $0.0, libelle: $0.1) }
}
