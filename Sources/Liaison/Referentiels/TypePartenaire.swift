/// The kind of partner towards whom a person is oriented.
public typealias TypePartenaire = Entree<TableTypePartenaire>

/// The table of `TypePartenaire`.
public enum TableTypePartenaire: TableDeReference {
  /// The list's name.
  public static let nom = "type-partenaire"
  /// The lines.
  public static let lignes = [
    ("secteur", "Service social de secteur"),
    ("crip", "CRIP, protection de l’enfance"),
    ("pmi", "Protection maternelle et infantile"),
    ("ccas", "CCAS ou CIAS"),
    ("aide-aux-victimes", "Association d’aide aux victimes"),
    ("violences-femmes", "Association spécialisée dans les violences faites aux femmes"),
    ("suivi-des-auteurs", "Prise en charge des auteurs de violences"),
    ("hebergement", "115, SIAO, hébergement"),
    ("bailleur", "Bailleur"),
    ("sante", "Structure de santé"),
    ("psychiatrie", "Psychiatrie, centre médico-psychologique"),
    ("addictologie", "Addictologie"),
    ("personnes-agees", "Services pour personnes âgées"),
    ("handicap", "Services pour personnes handicapées"),
    ("caf", "CAF ou MSA"),
    ("insertion", "Insertion, emploi"),
    ("scolaire", "Établissement scolaire"),
    ("justice", "Justice, avocat, accès au droit"),
    ("mediation", "Médiation familiale ou sociale"),
    ("alimentaire", "Aide alimentaire et matérielle"),
    ("mandataire", "Mandataire judiciaire"),
    ("autre", "Autre"),
  ].map { (code: $0.0, libelle: $0.1) }
}
