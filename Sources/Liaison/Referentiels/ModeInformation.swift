/// How the person was informed before answering.
public typealias ModeInformation = Entree<TableModeInformation>

/// The table of `ModeInformation`.
public enum TableModeInformation: TableDeReference {
  /// The list's name.
  public static let nom = "mode-information"
  /// The lines.
  public static let lignes = [
    ("oral", "Oralement"),
    ("notice-remise", "Notice d’information remise"),
    ("ecrit-signe", "Écrit signé"),
    ("telephone", "Par téléphone"),
    ("interprete", "Avec un interprète"),
    ("facile-a-lire", "Document facile à lire et à comprendre"),
    ("tiers-de-confiance", "En présence d’une personne de confiance"),
  ].map { (code: $0.0, libelle: $0.1) }
}
