/// Why a fiche is erased.
public enum MotifEffacement: String, Coded, CaseIterable {
  case echeanceConservation = "echeance-conservation"
  case demandeDeLaPersonne = "demande-de-la-personne"
  case opposition
  case transmissionIllicite = "transmission-illicite"
  case brouillonAbandonne = "brouillon-abandonne"
  case erreur

  /// The list's name.
  public static let referentiel = "motif-effacement"

  /// The French label.
  public var libelle: String {
    switch self {
    case .echeanceConservation: "Durée de conservation échue"
    case .demandeDeLaPersonne: "Demande de la personne (RGPD, art. 17)"
    case .opposition: "Opposition (RGPD, art. 21)"
    case .transmissionIllicite: "Transmission illicite"
    case .brouillonAbandonne: "Brouillon abandonné"
    case .erreur: "Fiche créée par erreur"
    }
  }
}
