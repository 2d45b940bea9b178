internal import JSON

/// What the first entry of a journal that follows another says of it, in words.
enum ReouvertureEnMots {
  /// Its members, in the order in which they are read.
  static let members = [
    ("origine", "Journal antérieur, clos"), ("taille", "Entrées qu’il avait signées"),
    ("racine", "Racine de son dernier point de contrôle"),
    ("tailleReprise", "Entrées de la sauvegarde remise en place"),
    ("racineReprise", "Racine de ces entrées"), ("exportRelu", "Un export plus récent a été relu"),
    ("perdues", "Entrées dont rien n’est connu"), ("revocations", "Révocations refaites"),
    ("remplacements", "Certificats remplacés, retirés"),
    ("appartenances", "Appartenances, attestations et permanences refaites"),
    ("rappels", "Rappels de fiches refaits"), ("reorientations", "Réorientations refaites"),
    ("clotures", "Clôtures refaites"), ("effacements", "Effacements refaits"),
    ("elagages", "Élagages du journal antérieur"),
    ("nonRejouees", "Entrées qui n’ont pas pu être refaites"),
  ]

  /// A value: a name, a digest, a count, yes or no.
  static func text(_ value: JSON) -> String? {
    value.string ?? value.integer.map(String.init) ?? value.bool.map { $0 ? "Oui" : "Non" }
  }
}
