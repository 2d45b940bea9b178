public import Liaison

extension ReadTransaction {
  /// An avis, or nil.
  public func avis(_ reference: Reference) throws -> AvisRecord? { try listed(reference) }

  /// One page of the avis that an agent sent, that some bodies received, or whose justification some circonscriptions
  /// review: the latest first.
  ///
  /// - Parameters:
  ///   - only: this one alone, if it is among them.
  ///   - limit: 1...500 rows.
  public func avis(
    sentBy agent: AgentID, receivedBy destinations: Set<OrganismeID> = [], reviewedBy reviewers: Set<OrganismeID> = [],
    only: Reference? = nil, after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Page<AvisRecord> {
    let walks =
      [Walk("auteur = ?", .of(agent))] + destinations.map { Walk("destination = ?", .of($0)) }
      + reviewers.map(Walk.justified)
    return try latest(walks, only: only, after: cursor, limit: limit)
  }
}

extension WriteTransaction {
  /// Adds an avis.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` for a reference in use.
  public func insert(_ avis: AvisRecord) throws {
    try connection.run(
      "INSERT INTO avis (reference, auteur, destination, alinea, emis_le) VALUES (?, ?, ?, ?, ?)", .of(avis.reference),
      .of(avis.auteur), .of(avis.destination), .of(avis.alinea), .of(avis.suivi.etat.emission.le))
    try insert(avis.suivi, of: avis.reference)
  }
}
