/// How someone is related to the person.
public typealias LienFamilial = Entree<TableLienFamilial>

/// The table of `LienFamilial`.
public enum TableLienFamilial: TableDeReference {
  /// The list's name.
  public static let nom = "lien-familial"
  /// The lines.
  public static let lignes = [
    ("conjoint", "Conjoint, partenaire ou concubin"),
    ("ex-conjoint", "Ancien conjoint, partenaire ou concubin"),
    ("enfant", "Enfant"),
    ("enfant-du-conjoint", "Enfant du conjoint"),
    ("pere", "Père"),
    ("mere", "Mère"),
    ("beau-parent", "Beau-parent"),
    ("frere-soeur", "Frère ou sœur"),
    ("grand-parent", "Grand-parent"),
    ("petit-enfant", "Petit-enfant"),
    ("autre-famille", "Autre membre de la famille"),
    ("tiers", "Tiers au foyer"),
    ("representant-legal", "Représentant légal, tuteur, curateur"),
  ].map { (code: $0.0, libelle: $0.1) }
}
