/// What the person answered when they were asked (libre adhésion): it is not RGPD consent, and it can be withdrawn.
public enum Accord: Hashable, Sendable {
  /// Not asked: the circuit does not rest on it.
  case nonDemande
  /// Given.
  case donne(Recueil)
  /// Refused.
  case refuse(Recueil)
  /// Withdrawn after having been given.
  case retire(Recueil)
  /// Could not be asked.
  case impossible(MotifAccordImpossible, le: CalendarDay)

  /// How an answer was taken.
  public struct Recueil: Hashable, Sendable {
    /// Who answered.
    public let par: AuteurAccord
    /// When.
    public let le: CalendarDay
    /// How the person had been informed, in at least one way.
    public let information: Set<ModeInformation>
    /// To what it applies, at least one thing.
    public let objets: Set<ObjetAccord>

    /// Gathers an answer.
    /// - Throws: `missing` if nothing says how the person was informed, or what it applies to.
    public init(
      par: AuteurAccord, le: CalendarDay, information: Set<ModeInformation>, objets: Set<ObjetAccord>
    ) throws(LiaisonError) {
      guard !information.isEmpty else { throw LiaisonError(.missing, champ: "information") }
      guard !objets.isEmpty else { throw LiaisonError(.missing, champ: "objets") }
      (self.par, self.le, self.information, self.objets) = (par, le, information, objets)
    }
  }

  /// Where it stands, as a code.
  public var etat: EtatAccord {
    switch self {
    case .nonDemande: .nonDemande
    case .donne: .donne
    case .refuse: .refuse
    case .retire: .retire
    case .impossible: .impossible
    }
  }

  /// What is agreed to: empty unless given.
  public var objetsAccordes: Set<ObjetAccord> {
    if case .donne(let recueil) = self { recueil.objets } else { [] }
  }

  /// The day of the answer, if there was one.
  public var le: CalendarDay? {
    switch self {
    case .nonDemande: nil
    case .donne(let recueil), .refuse(let recueil), .retire(let recueil): recueil.le
    case .impossible(_, let le): le
    }
  }
}
