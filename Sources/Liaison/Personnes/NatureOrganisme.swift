/// The kind of an organisme.
public enum NatureOrganisme: String, Coded, CaseIterable {
  /// Travailleurs sociaux of a secteur; inside a circonscription.
  case secteur
  /// A circonscription of action sociale of the CD; inside it.
  case circonscription
  case departement
  case crip
  case parquet
  case prefecture
  /// A commissariat or a gendarmerie unit.
  case uniteFSI = "unite-fsi"
  /// Functional authority: statistics only.
  case commandement
  /// Where an intervenant works; what a secteur addresses when the relay goes back.
  case posteIntervenant = "poste-intervenant"
  case employeur
  case partenaire
  case pilotage
  /// Administrators, auditors, DPO.
  case exploitant

  /// The list's name.
  public static let referentiel = "nature-organisme"

  /// The French label.
  public var libelle: String {
    switch self {
    case .secteur: "Secteur"
    case .circonscription: "Circonscription"
    case .departement: "Conseil départemental"
    case .crip: "CRIP"
    case .parquet: "Parquet"
    case .prefecture: "Préfecture"
    case .uniteFSI: "Unité de police ou de gendarmerie"
    case .commandement: "Commandement de police ou de gendarmerie"
    case .posteIntervenant: "Poste d’intervenant social"
    case .employeur: "Employeur"
    case .partenaire: "Partenaire"
    case .pilotage: "Comité de pilotage"
    case .exploitant: "Exploitant de la passerelle"
    }
  }
}
