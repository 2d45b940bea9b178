public import Liaison

extension ReadTransaction {
  /// Something said aloud, or nil.
  public func orale(_ reference: Reference) throws -> OraleRecord? { try listed(reference) }

  /// One page of what an agent said, the latest recorded first.
  ///
  /// - Parameters:
  ///   - only: this one alone, if it is among them.
  ///   - limit: 1...500 rows.
  public func orales(
    of agent: AgentID, only: Reference? = nil, after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<OraleRecord> {
    try latest([Walk("auteur = ?", .of(agent))], only: only, after: cursor, limit: limit)
  }

  /// One page of what others than an agent said: for some bodies, or justified to some circonscriptions.
  public func orales(
    exceptOf agent: AgentID, for organismes: Set<OrganismeID>, reviewedBy reviewers: Set<OrganismeID>,
    only: Reference? = nil, after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<OraleRecord> {
    let walks = organismes.map { Walk("emetteur = ?", .of($0)) } + reviewers.map(Walk.justified)
    return try latest(
      walks.map { $0.and("auteur <> ?", .of(agent)) }, only: only, after: cursor, limit: limit)
  }

  /// One page of what anyone else than an agent said.
  public func orales(
    exceptOf agent: AgentID, only: Reference? = nil, after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<OraleRecord> {
    try latest([Walk("auteur <> ?", .of(agent))], only: only, after: cursor, limit: limit)
  }
}

extension WriteTransaction {
  /// Adds something said aloud.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` for a reference in use.
  public func insert(_ orale: OraleRecord) throws {
    let dite = orale.dite
    try connection.run(
      """
      INSERT INTO orales (reference, auteur, emetteur, nature, type_partenaire, organisme, dite_le, consignee_le,
        fondement, sections, faits, permise, scellee) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .of(orale.reference), .of(orale.auteur), .optional(orale.emetteur), .of(dite.interlocuteur.nature),
        .optional(dite.interlocuteur.typePartenaire), .optional(dite.interlocuteur.organisme), .of(dite.le),
        .of(orale.consigneeLe), .of(dite.fondement),
        .of(dite.rubriques.sorted { $0.rangDansLaListe < $1.rangDansLaListe }), .optional(dite.faits),
        .flag(orale.permise), .flag(orale.scellee),
      ])
    if let suivi = orale.suivi { try insert(suivi, of: orale.reference) }
  }
}
