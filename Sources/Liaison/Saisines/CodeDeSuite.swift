/// What a unit that seized an intervenant may learn of what followed: a closed list without any free text (protocole-cadre of
/// 2013, article 4). Everything but the neutral closing rests on the person's agreement.
public enum CodeDeSuite: String, Coded, CaseIterable {
  case priseDeContact = "prise-de-contact"
  case contactImpossible = "contact-impossible"
  case aideRefusee = "aide-refusee"
  case orientationFaite = "orientation-faite"
  case priseEnCharge = "prise-en-charge"
  /// The alert of the protocole-cadre.
  case situationAggravee = "situation-aggravee"
  /// Neutral: it says nothing of the person, and needs no agreement.
  case cloturee

  /// The list's name.
  public static let referentiel = "suite-donnee"

  /// The French label.
  public var libelle: String {
    switch self {
    case .priseDeContact: "Contact pris"
    case .contactImpossible: "Contact impossible"
    case .aideRefusee: "Aide refusée"
    case .orientationFaite: "Orientée"
    case .priseEnCharge: "Prise en charge"
    case .situationAggravee: "Situation dégradée"
    case .cloturee: "Clôturée"
    }
  }
}
