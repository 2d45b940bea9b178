/// Why a fiche is sent on to another body.
public typealias MotifReorientation = Entree<TableMotifReorientation>

/// The table of `MotifReorientation`.
public enum TableMotifReorientation: TableDeReference {
  /// The list's name.
  public static let nom = "motif-reorientation"
  /// The lines.
  public static let lignes = [
    ("changement-adresse", "Changement d’adresse"),
    ("commune-erronee", "Commune ou secteur erroné"),
    ("competence-autre-service", "Relève d’un autre service"),
    ("deja-suivi-ailleurs", "Déjà suivi par un autre service"),
    ("conflit-interets", "Conflit d’intérêts"),
    ("a-la-demande-de-la-personne", "À la demande de la personne"),
    ("autre", "Autre motif"),
  ].map { (code: $0.0, libelle: $0.1) }
}
