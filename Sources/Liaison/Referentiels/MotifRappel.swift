/// Why an author takes a fiche back before it was opened.
public typealias MotifRappel = Entree<TableMotifRappel>

/// The table of `MotifRappel`.
public enum TableMotifRappel: TableDeReference {
  /// The list's name.
  public static let nom = "motif-rappel"
  /// The lines.
  public static let lignes = [
    ("erreur-destinataire", "Erreur de destinataire"),
    ("erreur-personne", "Erreur sur la personne"),
    ("contenu-a-corriger", "Contenu à corriger"),
    ("accord-retire", "Accord de la personne retiré"),
    ("situation-resolue", "Situation résolue"),
    ("risque-pour-la-personne", "Risque pour la personne"),
    ("autre", "Autre motif"),
  ].map { (code: $0.0, libelle: $0.1) }
}
