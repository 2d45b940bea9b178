/// Why the author chose the destination instead of the commune.
public typealias MotifDestinataire = Entree<TableMotifDestinataire>

/// The table of `MotifDestinataire`.
public enum TableMotifDestinataire: TableDeReference {
  /// The list's name.
  public static let nom = "motif-destinataire"
  /// The lines.
  public static let lignes = [
    ("sans-domicile", "Personne sans domicile"),
    ("autre-departement", "Réside dans un autre département"),
    ("etranger", "Réside à l’étranger"),
    ("commune-non-couverte", "Commune non couverte"),
    ("commune-partagee", "Commune partagée entre plusieurs secteurs"),
    ("hebergement-temporaire", "Hébergement temporaire ailleurs"),
    ("suivi-en-cours", "Suivi déjà en cours dans ce service"),
    ("eloignement-securite", "Éloignement pour la sécurité de la personne"),
    ("conflit-interets", "Conflit d’intérêts dans le secteur de résidence"),
    ("autre", "Autre motif"),
  ].map { (code: $0.0, libelle: $0.1) }
}
