/// Offence data (RGPD, article 10).
public struct Infractions: Hashable, Sendable {
  /// Where the proceedings stand.
  public enum Procedure: String, Coded, CaseIterable {
    case aucune
    case mainCourante = "main-courante"
    case plainte
    case enCours = "en-cours"
    case ordonnanceDeProtection = "ordonnance-de-protection"
    case controleJudiciaire = "controle-judiciaire"
    case jugee
    case inconnue

    /// The list's name.
    public static let referentiel = "procedure"

    /// The French label.
    public var libelle: String {
      switch self {
      case .aucune: "Aucune procédure"
      case .mainCourante: "Main courante ou renseignement judiciaire"
      case .plainte: "Plainte déposée"
      case .enCours: "Enquête en cours"
      case .ordonnanceDeProtection: "Ordonnance de protection"
      case .controleJudiciaire: "Contrôle judiciaire"
      case .jugee: "Affaire jugée"
      case .inconnue: "Inconnue"
      }
    }
  }

  /// The nature of the facts, at least one.
  public let natures: Set<NatureFaits>
  /// The account.
  public let recit: Texte<4000>
  /// The day of the facts, not in the future.
  public let dateDesFaits: CalendarDay?
  /// Where the proceedings stand.
  public let procedure: Procedure
  /// The other person implicated.
  public let autrePersonne: Ligne<160>?

  /// Gathers offence data.
  /// - Throws: `missing` without a nature.
  public init(
    natures: Set<NatureFaits>, recit: Texte<4000>, dateDesFaits: CalendarDay? = nil, procedure: Procedure,
    autrePersonne: Ligne<160>? = nil
  ) throws(LiaisonError) {
    guard !natures.isEmpty else { throw LiaisonError(.missing, champ: "natures") }
    (self.natures, self.recit, self.dateDesFaits) = (natures, recit, dateDesFaits)
    (self.procedure, self.autrePersonne) = (procedure, autrePersonne)
  }
}
