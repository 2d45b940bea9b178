public import Liaison

/// An agreement that was withdrawn: who said so, to whom and when, and what became of the objection that follows.
public struct Retrait: Hashable, Sendable {
  /// What a body decided of the objection.
  public struct Decision: Hashable, Sendable {
    /// Who decided, and when.
    public let acte: Acte
    /// What.
    public let issue: IssueOpposition
    /// Why, when it maintains.
    public let motif: MotifMaintien?

    /// Describes a decision.
    public init(_ acte: Acte, _ issue: IssueOpposition, _ motif: MotifMaintien?) {
      (self.acte, self.issue, self.motif) = (acte, issue, motif)
    }
  }

  /// Who withdrew.
  public let par: AuteurAccord
  /// Who was told, and when.
  public let acte: Acte
  /// Whether the fiche had been opened: the body has an objection to decide.
  public let isObjection: Bool
  /// What it decided.
  public let decision: Decision?

  /// Describes a withdrawal.
  public init(par: AuteurAccord, acte: Acte, isObjection: Bool, decision: Decision? = nil) {
    (self.par, self.acte, self.isObjection, self.decision) = (par, acte, isObjection, decision)
  }

  /// Whether the body still has to decide.
  public var isPending: Bool { isObjection && decision == nil }
}

extension ReadTransaction {
  /// The withdrawal of the agreement that a fiche rested on, or nil.
  public func withdrawal(of reference: Reference) throws -> Retrait? {
    try connection.first(
      "SELECT par, agent, le, opposition, issue, motif, decidee_par, decidee_le FROM retraits WHERE reference = ?",
      .of(reference)
    ) { row in
      let (par, acte, isObjection) = (
        try row.coded(AuteurAccord.self), Acte(par: try row.agent(), le: try row.date()), try row.flag()
      )
      let (issue, motif) = (try row.optionalCoded(IssueOpposition.self), try row.optionalCoded(MotifMaintien.self))
      let (agent, date) = (try row.optionalAgent(), try row.optionalDate())
      var decision: Retrait.Decision?
      if let issue, let agent, let date { decision = .init(Acte(par: agent, le: date), issue, motif) }
      return Retrait(par: par, acte: acte, isObjection: isObjection, decision: decision)
    }
  }
}

extension WriteTransaction {
  /// Notes that the person withdrew the agreement that a fiche rests on.
  ///
  /// - Parameter etat: Where it stands from now on.
  /// - Returns: The fiche as it is now.
  /// - Throws: ``StoreError`` with code `notFound`, `versionConflict`, or `alreadyExists` when it was withdrawn already.
  @discardableResult
  public func withdraw(
    _ retrait: Retrait, of reference: Reference, to etat: EtatFiche, expecting version: Int
  ) throws -> FicheRecord {
    let before = try advance(reference, to: etat, expecting: version)
    try connection.run(
      "UPDATE fiches SET faits = ? WHERE reference = ?", .optional(try before.faits?.accordRetire()), .of(reference))
    try connection.run(
      "INSERT INTO retraits (reference, par, agent, le, opposition) VALUES (?, ?, ?, ?, ?)", .of(reference),
      .of(retrait.par), .of(retrait.acte.par), .of(retrait.acte.le), .flag(retrait.isObjection))
    guard let after = try fiche(reference) else { throw StoreError(.notFound, "withdrawing an agreement") }
    return after
  }

  /// Notes what the body decided of the objection.
  ///
  /// - Throws: ``StoreError`` with code `notFound` when none is pending, or `versionConflict`.
  @discardableResult
  public func decide(
    _ decision: Retrait.Decision, of reference: Reference, to etat: EtatFiche, expecting version: Int
  ) throws -> FicheRecord {
    let changed = try connection.run(
      """
      UPDATE retraits SET issue = ?, motif = ?, decidee_par = ?, decidee_le = ?
      WHERE reference = ? AND opposition = 1 AND issue IS NULL
      """, .of(decision.issue), .optional(decision.motif), .of(decision.acte.par), .of(decision.acte.le), .of(reference)
    )
    guard changed == 1 else { throw StoreError(.notFound, "deciding of an objection") }
    return try advance(reference, to: etat, expecting: version)
  }

  /// Takes a fiche away from those who hold a key on duty and have not opened it; who did keeps theirs, and so does recovery.
  ///
  /// - Parameter opening: What the step of an opening is called in a timeline.
  /// - Returns: How many wrapped keys were deleted.
  @discardableResult
  public func removeUnusedKeys(to reference: Reference, opening: String) throws -> Int {
    try connection.run(
      """
      DELETE FROM cles WHERE organisme IS NOT NULL AND agent IS NOT NULL
        AND enveloppe IN (SELECT id FROM enveloppes WHERE reference = ?1)
        AND agent NOT IN (SELECT agent FROM passages WHERE reference = ?1 AND evenement = ?2
          UNION SELECT agent FROM passages_anterieurs WHERE reference = ?1 AND evenement = ?2)
      """, .of(reference), .text(opening))
  }
}
