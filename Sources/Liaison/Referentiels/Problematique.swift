/// The main social problem, and the others.
public typealias Problematique = Entree<TableProblematique>

/// The table of `Problematique`.
public enum TableProblematique: TableDeReference {
  /// The list's name.
  public static let nom = "problematique"
  /// The lines.
  public static let lignes = [
    ("violences-conjugales", "Violences au sein du couple"),
    ("violences-intrafamiliales", "Violences intrafamiliales"),
    ("violences-sexuelles", "Violences sexuelles"),
    ("mineur-en-danger", "Mineur en danger ou en risque de l’être"),
    ("mineur-en-fugue", "Mineur en fugue ou en rupture"),
    ("conflit-familial", "Conflit familial ou parental"),
    ("personne-agee-isolee", "Personne âgée isolée ou en perte d’autonomie"),
    ("handicap", "Handicap"),
    ("sante-mentale", "Souffrance psychique, santé mentale"),
    ("risque-suicidaire", "Risque suicidaire"),
    ("addiction", "Addiction"),
    ("logement-hebergement", "Logement ou hébergement"),
    ("expulsion", "Expulsion locative"),
    ("precarite", "Précarité, difficultés financières"),
    ("acces-aux-droits", "Accès aux droits"),
    ("emploi", "Emploi, insertion"),
    ("conflit-de-voisinage", "Conflit de voisinage"),
    ("emprise-sectaire", "Emprise, sujétion"),
    ("traite-prostitution", "Traite des êtres humains, prostitution"),
    ("abus-de-faiblesse", "Abus de faiblesse"),
    ("deuil-evenement-grave", "Deuil, événement traumatique"),
    ("auteur-de-violences", "Auteur de violences à accompagner"),
    ("autre", "Autre"),
  ].map { (code: $0.0, libelle: $0.1) }
}
