public import Liaison

extension ReadTransaction {
  /// Something said aloud, or nil.
  public func orale(_ reference: Reference) throws -> OraleRecord? {
    try connection.first("\(OraleRecord.select) WHERE reference = ?", .of(reference)) { try OraleRecord(&$0) }
  }

  /// What an agent said, the latest recorded first.
  public func orales(of agent: AgentID, limit: Int = 200) throws -> [OraleRecord] {
    try connection.all(
      "\(OraleRecord.select) WHERE auteur = ? ORDER BY consignee_le DESC, reference LIMIT ?", .of(agent),
      .number(limit)
    ) { try OraleRecord(&$0) }
  }

  /// What was said for some bodies, the latest recorded first.
  public func orales(for organismes: Set<OrganismeID>, limit: Int = 200) throws -> [OraleRecord] {
    try organismes.flatMap { organisme in
      try connection.all(
        "\(OraleRecord.select) WHERE emetteur = ? ORDER BY consignee_le DESC, reference LIMIT ?", .of(organisme),
        .number(limit)
      ) { try OraleRecord(&$0) }
    }.sorted { ($1.consigneeLe, $0.reference) < ($0.consigneeLe, $1.reference) }
  }

  /// What was said by anyone, the latest recorded first.
  public func orales(limit: Int = 200) throws -> [OraleRecord] {
    try connection.all("\(OraleRecord.select) ORDER BY consignee_le DESC, reference LIMIT ?", .number(limit)) {
      try OraleRecord(&$0)
    }
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
  }
}
