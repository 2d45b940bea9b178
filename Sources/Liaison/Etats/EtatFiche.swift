/// Where a fiche stands, and who last changed that.
///
/// ```
/// brouillon → transmise → consultee → accusee → retournee → close
///                 │           ├→ refusee ──────────────────→ close
///                 │           └→ reorientee → consultee …
///                 └→ rappelee
/// ```
/// Any state but the last leads to `effacee`.
public enum EtatFiche: Hashable, Sendable {
  /// Written by its author, for their eyes alone.
  case brouillon(Acte)
  /// Sealed to the people on duty; nobody has opened it.
  case transmise(Acte)
  /// Opened for the first time.
  case consultee(Acte)
  /// Acknowledged.
  case accusee(Acte)
  /// Declined.
  case refusee(Acte, MotifRefus)
  /// Sent on to another body, where nobody has opened it.
  case reorientee(Acte, vers: OrganismeID, MotifReorientation)
  /// Answered.
  case retournee(Acte, IssueRetour)
  /// Closed by its author.
  case close(Acte)
  /// Taken back before it was opened, or not served any more since the person withdrew their agreement.
  case rappelee(Acte, MotifRappel)
  /// Erased: only the reference, dates and proofs remain.
  case effacee(Acte, MotifEffacement)

  /// A state without its details: for lists, filters and errors.
  public enum Nature: String, Coded, CaseIterable {
    case brouillon, transmise, consultee, accusee, refusee, reorientee, retournee, close, rappelee, effacee

    /// The list's name.
    public static let referentiel = "etat-fiche"

    /// The French label.
    public var libelle: String {
      switch self {
      case .brouillon: "Brouillon"
      case .transmise: "Transmise"
      case .consultee: "Consultée"
      case .accusee: "Accusée"
      case .refusee: "Refusée"
      case .reorientee: "Réorientée"
      case .retournee: "Retournée"
      case .close: "Close"
      case .rappelee: "Rappelée"
      case .effacee: "Effacée"
      }
    }
  }

  /// The state without its details.
  public var nature: Nature {
    switch self {
    case .brouillon: .brouillon
    case .transmise: .transmise
    case .consultee: .consultee
    case .accusee: .accusee
    case .refusee: .refusee
    case .reorientee: .reorientee
    case .retournee: .retournee
    case .close: .close
    case .rappelee: .rappelee
    case .effacee: .effacee
    }
  }

  /// The act that led there.
  public var acte: Acte {
    switch self {
    case .brouillon(let acte), .transmise(let acte), .consultee(let acte), .accusee(let acte), .refusee(let acte, _),
      .reorientee(let acte, _, _), .retournee(let acte, _), .close(let acte), .rappelee(let acte, _),
      .effacee(let acte, _):
      acte
    }
  }
}
