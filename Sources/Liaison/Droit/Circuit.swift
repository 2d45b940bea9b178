/// The way a fiche goes: one circuit and one destination for each. An avis de péril is not a fiche and has none.
public enum Circuit: String, Coded, CaseIterable {
  /// To the travailleurs sociaux of the secteur of residence, with the person's agreement.
  case orientationSecteur = "orientation-secteur"
  /// The relay works both ways.
  case versIntervenant = "vers-intervenant"
  /// A minor in danger or at risk, to the CRIP without delay (CASF L226-2-1).
  case informationPreoccupante = "information-preoccupante"
  /// To the parquet (CP 226-14 1°; CASF L226-4).
  case signalementJudiciaire = "signalement-judiciaire"
  /// A dangerous person who consults and holds or seeks a weapon (CP 226-14, the weapon case).
  case signalementArme = "signalement-arme"
  /// An association, a CCAS, a health structure…, as agreed with the person.
  case partenaire

  /// The list's name.
  public static let referentiel = "circuit"

  /// The French label.
  public var libelle: String {
    switch self {
    case .orientationSecteur: "Orientation vers le secteur"
    case .versIntervenant: "Du secteur vers l’intervenant"
    case .informationPreoccupante: "Information préoccupante"
    case .signalementJudiciaire: "Signalement à l’autorité judiciaire"
    case .signalementArme: "Signalement au préfet (arme)"
    case .partenaire: "Orientation vers un partenaire"
    }
  }
}
