/// The nature of the facts, as the law's conditions name them.
public enum NatureFaits: String, Coded, CaseIterable {
  case privations
  case sevices
  case atteintesSexuelles = "atteintes-sexuelles"
  case mutilationsSexuelles = "mutilations-sexuelles"
  case violencesPhysiques = "violences-physiques"
  case violencesPsychologiques = "violences-psychologiques"
  case violencesAuSeinDuCouple = "violences-au-sein-du-couple"
  case menaces
  case menacesDeMort = "menaces-de-mort"
  case negligences
  case emprise
  case sujetion
  case risqueSuicidaire = "risque-suicidaire"
  case miseEnDanger = "mise-en-danger"
  case atteinteAuxBiens = "atteinte-aux-biens"
  case conflit
  case detresseSociale = "detresse-sociale"

  /// The list's name.
  public static let referentiel = "nature-faits"

  /// The French label.
  public var libelle: String {
    switch self {
    case .privations: "Privations"
    case .sevices: "Sévices"
    case .atteintesSexuelles: "Atteintes sexuelles"
    case .mutilationsSexuelles: "Mutilations sexuelles"
    case .violencesPhysiques: "Violences physiques"
    case .violencesPsychologiques: "Violences psychologiques, harcèlement"
    case .violencesAuSeinDuCouple: "Violences au sein du couple"
    case .menaces: "Menaces"
    case .menacesDeMort: "Menaces de mort"
    case .negligences: "Négligences, carences éducatives"
    case .emprise: "Emprise"
    case .sujetion: "Sujétion psychologique ou physique"
    case .risqueSuicidaire: "Risque suicidaire"
    case .miseEnDanger: "Mise en danger de soi ou d’autrui"
    case .atteinteAuxBiens: "Atteinte aux biens"
    case .conflit: "Conflit sans infraction connue"
    case .detresseSociale: "Détresse sociale sans infraction"
    }
  }
}
