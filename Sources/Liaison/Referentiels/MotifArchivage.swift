/// Why a fiche that is past its retention is kept apart for some time (CNIL, délibération 2021-028: intermediate archive).
public enum MotifArchivage: String, Coded, CaseIterable {
  case contentieux
  case enqueteJudiciaire = "enquete-judiciaire"
  case protectionMineur = "protection-mineur"
  case obligationLegale = "obligation-legale"
  case demandeDesArchives = "demande-des-archives"

  /// The list's name.
  public static let referentiel = "motif-archivage"

  /// The French label.
  public var libelle: String {
    switch self {
    case .contentieux: "Un contentieux en cours ou probable"
    case .enqueteJudiciaire: "Une enquête ou une instruction judiciaire"
    case .protectionMineur: "La protection d’un mineur, jusqu’à sa majorité"
    case .obligationLegale: "Une obligation légale de conserver"
    case .demandeDesArchives: "Demande des Archives départementales"
    }
  }
}
