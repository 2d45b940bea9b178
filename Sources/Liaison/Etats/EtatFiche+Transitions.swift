extension EtatFiche {
  /// Whether a transition is open in a state. Who may make it is for the policies to say.
  ///
  /// - Opening is open as long as there is something to open; only the first changes the state.
  /// - Acknowledging and declining need an opening first: an accusé de réception tells the author that somebody has *read*
  ///   the fiche. A fiche already acknowledged can still be declined (wrong secteur found out later).
  /// - Re-routing is open from transmission to return; towards a body that has not opened it, so recall opens again.
  /// - Closing needs an answer: a return or a refusal.
  /// - Erasing is open everywhere but once.
  /// - The person may withdraw their agreement as long as the fiche is served; an objection is decided once it was opened.
  public static func permet(_ transition: TransitionFiche, dans etat: Nature) -> Bool {
    switch transition {
    case .transmettre: etat == .brouillon
    case .consulter: ![.brouillon, .rappelee, .effacee].contains(etat)
    case .accuser: etat == .consultee
    case .refuser: [.consultee, .accusee].contains(etat)
    case .reorienter: [.transmise, .consultee, .accusee, .refusee, .reorientee].contains(etat)
    case .retourner: etat == .accusee
    case .clore: [.retournee, .refusee].contains(etat)
    case .rappeler: [.transmise, .reorientee].contains(etat)
    case .effacer: etat != .effacee
    case .retirer: ![.brouillon, .rappelee, .effacee].contains(etat)
    case .decider: [.consultee, .accusee, .refusee, .retournee, .close].contains(etat)
    }
  }

  /// The transitions open now.
  public var transitionsOuvertes: Set<TransitionFiche> {
    Set(TransitionFiche.allCases.filter { Self.permet($0, dans: nature) })
  }

  private func verifier(_ transition: TransitionFiche) throws(TransitionRefusee) {
    guard Self.permet(transition, dans: nature) else { throw TransitionRefusee(transition, dans: nature) }
  }

  /// The author sends the fiche.
  public func transmettre(_ acte: Acte) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.transmettre)
    return .transmise(acte)
  }

  /// A recipient opens the fiche. After the first opening the state stays what it is.
  public func consulter(_ acte: Acte) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.consulter)
    switch self {
    case .transmise, .reorientee: return .consultee(acte)
    default: return self
    }
  }

  /// A member of the receiving body acknowledges.
  public func accuser(_ acte: Acte) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.accuser)
    return .accusee(acte)
  }

  /// A member of the receiving body declines.
  public func refuser(_ acte: Acte, _ motif: MotifRefus) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.refuser)
    return .refusee(acte, motif)
  }

  /// Someone who can open it (the author always can) sends it on to another body.
  public func reorienter(
    _ acte: Acte, vers: OrganismeID, _ motif: MotifReorientation
  ) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.reorienter)
    return .reorientee(acte, vers: vers, motif)
  }

  /// A member of the receiving body answers.
  public func retourner(_ acte: Acte, _ issue: IssueRetour) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.retourner)
    return .retournee(acte, issue)
  }

  /// The author closes the fiche.
  public func clore(_ acte: Acte) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.clore)
    return .close(acte)
  }

  /// The author takes the fiche back.
  public func rappeler(_ acte: Acte, _ motif: MotifRappel) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.rappeler)
    return .rappelee(acte, motif)
  }

  /// The person withdraws the agreement that it rests on: what nobody has opened is not served any more.
  public func retirer(_ acte: Acte) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.retirer)
    switch self {
    case .transmise, .reorientee: return .rappelee(acte, .accordRetire)
    default: return self
    }
  }

  /// The body that has it decides of the objection: stopped, it is not served any more.
  public func decider(_ acte: Acte, _ issue: IssueOpposition) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.decider)
    return issue == .arretee ? .rappelee(acte, .accordRetire) : self
  }

  /// Retention, a right or an error erases the fiche.
  public func effacer(_ acte: Acte, _ motif: MotifEffacement) throws(TransitionRefusee) -> EtatFiche {
    try verifier(.effacer)
    return .effacee(acte, motif)
  }
}
