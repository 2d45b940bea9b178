/// Why a fiche is taken back before it was opened, or is not served any more.
public enum MotifRappel: String, Coded, CaseIterable {
  case erreurDestinataire = "erreur-destinataire"
  case erreurPersonne = "erreur-personne"
  case contenuACorriger = "contenu-a-corriger"
  case accordRetire = "accord-retire"
  case situationResolue = "situation-resolue"
  case risquePourLaPersonne = "risque-pour-la-personne"
  case autre

  /// The list's name.
  public static let referentiel = "motif-rappel"

  /// The French label.
  public var libelle: String {
    switch self {
    case .erreurDestinataire: "Erreur de destinataire"
    case .erreurPersonne: "Erreur sur la personne"
    case .contenuACorriger: "Contenu à corriger"
    case .accordRetire: "Accord de la personne retiré"
    case .situationResolue: "Situation résolue"
    case .risquePourLaPersonne: "Risque pour la personne"
    case .autre: "Autre motif"
    }
  }
}
