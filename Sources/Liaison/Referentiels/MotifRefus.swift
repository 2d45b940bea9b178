/// Why a body declines a fiche.
public typealias MotifRefus = Entree<TableMotifRefus>

/// The table of `MotifRefus`.
public enum TableMotifRefus: TableDeReference {
  /// The list's name.
  public static let nom = "motif-refus"
  /// The lines.
  public static let lignes = [
    ("hors-territoire", "Hors du territoire de compétence"),
    ("hors-competence", "Hors des missions du service"),
    ("deja-suivi-ailleurs", "Déjà suivi par un autre service"),
    ("informations-insuffisantes", "Informations insuffisantes"),
    ("accord-absent", "Accord de la personne absent ou retiré"),
    ("doublon", "Fiche déjà reçue"),
    ("conflit-interets", "Conflit d’intérêts"),
    ("autre", "Autre motif"),
  ].map { (code: $0.0, libelle: $0.1) }
}
