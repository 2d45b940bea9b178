/// Why somebody looks a person up in the blind index.
public typealias MotifRecherche = Entree<TableMotifRecherche>

/// The table of `MotifRecherche`.
public enum TableMotifRecherche: TableDeReference {
  /// The list's name.
  public static let nom = "motif-recherche"
  /// The lines.
  public static let lignes = [
    ("avant-transmission", "Avant de transmettre : ai-je déjà écrit pour cette personne ?"),
    ("deja-connue", "À la réception : cette personne est-elle déjà connue ici ?"),
    ("doublon", "Deux fiches reçues pour la même personne ?"),
  ].map { (code: $0.0, libelle: $0.1) }
}
