/// How the receiving body answers.
public enum IssueRetour: String, Coded, CaseIterable {
  case prisEnCharge = "pris-en-charge"
  case dejaSuivi = "deja-suivi"
  case oriente
  case rendezVousPropose = "rendez-vous-propose"
  case neDonnePasSuite = "ne-donne-pas-suite"
  case injoignable
  case horsCompetence = "hors-competence"

  /// The list's name.
  public static let referentiel = "issue-retour"

  /// The French label.
  public var libelle: String {
    switch self {
    case .prisEnCharge: "Pris en charge"
    case .dejaSuivi: "Déjà suivi par le service"
    case .oriente: "Orienté vers un partenaire"
    case .rendezVousPropose: "Rendez-vous proposé"
    case .neDonnePasSuite: "La personne ne donne pas suite"
    case .injoignable: "Injoignable"
    case .horsCompetence: "Ne relève pas du service"
    }
  }
}
