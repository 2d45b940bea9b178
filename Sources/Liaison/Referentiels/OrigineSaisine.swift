/// Where a saisine comes from.
public typealias OrigineSaisine = Entree<TableOrigineSaisine>

/// The table of `OrigineSaisine`.
public enum TableOrigineSaisine: TableDeReference {
  /// The list's name.
  public static let nom = "origine-saisine"
  /// The lines.
  public static let lignes = [
    ("intervention", "Intervention de police ou de gendarmerie"),
    ("appel", "Appel (17, standard)"),
    ("accueil", "Accueil du public"),
    ("procedure", "Procédure en cours"),
    ("main-courante", "Main courante ou renseignement judiciaire"),
    ("bilan-hebdomadaire", "Auto-saisine sur le bilan d’activité"),
    ("la-personne", "La personne elle-même"),
    ("entourage", "Entourage, voisinage"),
    ("secteur", "Service social de secteur"),
    ("ccas", "CCAS ou CIAS"),
    ("etablissement-scolaire", "Établissement scolaire"),
    ("police-municipale", "Police municipale"),
    ("mjd", "Maison de la justice et du droit"),
    ("parquet", "Parquet"),
    ("sante", "Structure de santé"),
    ("association", "Association"),
    ("bailleur", "Bailleur"),
    ("autre-intervenant", "Autre intervenant social"),
    ("autre-service", "Autre service extérieur"),
  ].map { (code: $0.0, libelle: $0.1) }
}
