/// What an agent is for the gateway. The code is the role's name in the policies.
public enum Role: String, Coded, CaseIterable {
  case intervenant
  case travailleurSocial = "travailleur-social"
  case cadreSecteur = "cadre-secteur"
  case crip
  case autoriteJudiciaire = "autorite-judiciaire"
  case prefet
  case agentFSI = "agent-fsi"
  case partenaire
  case autoriteFonctionnelle = "autorite-fonctionnelle"
  case employeur
  case pilotage
  case auditeur
  /// An outside institution's machine that follows the journal: what commits, never what it says.
  case moniteur
  case dpo
  case administrateur

  /// The list's name.
  public static let referentiel = "role"

  /// The French label.
  public var libelle: String {
    switch self {
    case .intervenant: "Intervenant social en commissariat ou gendarmerie"
    case .travailleurSocial: "Travailleur social de secteur"
    case .cadreSecteur: "Cadre de circonscription"
    case .crip: "Cellule de recueil des informations préoccupantes"
    case .autoriteJudiciaire: "Autorité judiciaire"
    case .prefet: "Préfet"
    case .agentFSI: "Agent des forces de sécurité intérieure"
    case .partenaire: "Partenaire"
    case .autoriteFonctionnelle: "Autorité fonctionnelle"
    case .employeur: "Employeur"
    case .pilotage: "Comité de pilotage"
    case .auditeur: "Auditeur"
    case .moniteur: "Moniteur du journal"
    case .dpo: "Délégué à la protection des données"
    case .administrateur: "Administrateur"
    }
  }
}
