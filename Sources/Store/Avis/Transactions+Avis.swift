public import Liaison

/// What the gateway keeps of an avis de péril in clear. Its message and its justification are in envelopes.
public struct AvisRecord: Hashable, Sendable {
  /// Its reference.
  public let reference: Reference
  /// The body that can act.
  public let destination: OrganismeID
  /// Which duty of Code pénal 223-6.
  public let alinea: AlineaPeril
  /// Whether it was said aloud, and recorded afterwards.
  public let oral: Bool
  /// Where it stands, and who sent it.
  public let etat: EtatAvis
  /// 1 when inserted, one more at each change.
  public let version: Int
  /// The facts the decision rested on; nil once erased.
  public let faits: FaitsCodes?

  /// A new record.
  public init(
    reference: Reference, destination: OrganismeID, alinea: AlineaPeril, oral: Bool, etat: EtatAvis, version: Int = 1,
    faits: FaitsCodes?
  ) {
    (self.reference, self.destination, self.alinea) = (reference, destination, alinea)
    (self.oral, self.etat, self.version, self.faits) = (oral, etat, version, faits)
  }

  /// Who sent it.
  public var auteur: AgentID { etat.emission.par }
}

extension ReadTransaction {
  /// An avis, or nil.
  public func avis(_ reference: Reference) throws -> AvisRecord? {
    try connection.first("\(AvisRecord.select) WHERE reference = ?", .of(reference)) { try AvisRecord(&$0) }
  }

  /// The avis received by some bodies, the latest first.
  public func avis(receivedBy organismes: Set<OrganismeID>, limit: Int = 200) throws -> [AvisRecord] {
    try organismes.flatMap { organisme in
      try connection.all(
        "\(AvisRecord.select) WHERE destination = ? ORDER BY emis_le DESC LIMIT ?", .of(organisme), .number(limit)
      ) { try AvisRecord(&$0) }
    }.sorted { $0.etat.emission.le > $1.etat.emission.le }
  }

  /// The avis an agent sent, the latest first.
  public func avis(sentBy agent: AgentID, limit: Int = 200) throws -> [AvisRecord] {
    try connection.all(
      "\(AvisRecord.select) WHERE auteur = ? ORDER BY emis_le DESC LIMIT ?", .of(agent), .number(limit)
    ) {
      try AvisRecord(&$0)
    }
  }

  /// The avis in a state, the oldest first: those whose justification, or review, is awaited.
  public func avis(in etat: EtatAvis.Nature, limit: Int = 500) throws -> [AvisRecord] {
    try connection.all("\(AvisRecord.select) WHERE etat = ? ORDER BY emis_le LIMIT ?", .of(etat), .number(limit)) {
      try AvisRecord(&$0)
    }
  }
}

extension WriteTransaction {
  /// Adds an avis.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` for a reference in use.
  public func insert(_ avis: AvisRecord) throws {
    try connection.run(
      """
      INSERT INTO avis (reference, auteur, destination, alinea, oral, version, faits, etat, emis_le, justifie_par,
        justifie_le, relu_par, relu_le, conclusion, efface_par, efface_le, motif)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .of(avis.reference), .of(avis.auteur), .of(avis.destination), .of(avis.alinea), .flag(avis.oral),
        .number(avis.version), .optional(avis.faits),
      ] + avis.etat.columns)
  }

  /// Changes where an avis stands; erasing it deletes its envelopes, their keys and its facts.
  ///
  /// - Throws: ``StoreError`` with code `notFound`, or `versionConflict` when it changed meanwhile.
  @discardableResult
  public func advance(avis reference: Reference, to etat: EtatAvis, expecting version: Int) throws -> AvisRecord {
    guard let before = try avis(reference) else { throw StoreError(.notFound, "changing an avis") }
    guard before.version == version else { throw StoreError(.versionConflict, "changing an avis") }
    try connection.run(
      """
      UPDATE avis SET version = version + 1, faits = CASE WHEN ?1 = 'efface' THEN NULL ELSE faits END, etat = ?1,
        emis_le = ?2, justifie_par = ?3, justifie_le = ?4, relu_par = ?5, relu_le = ?6, conclusion = ?7,
        efface_par = ?8, efface_le = ?9, motif = ?10 WHERE reference = ?11
      """, etat.columns + [.of(reference)])
    if etat.nature == .efface { try eraseContent(of: reference) }
    guard let after = try avis(reference) else { throw StoreError(.notFound, "changing an avis") }
    return after
  }
}

extension AvisRecord {
  fileprivate static let select = """
    SELECT reference, destination, alinea, oral, version, faits, auteur, etat, emis_le, justifie_par, justifie_le,
      relu_par, relu_le, conclusion, efface_par, efface_le, motif FROM avis
    """

  fileprivate init(_ row: inout Row) throws {
    (reference, destination) = (try row.reference(), try row.organisme())
    (alinea, oral, version, faits) = (try row.coded(), try row.flag(), try row.number(), try row.facts())
    etat = try EtatAvis(author: try row.agent(), columns: &row)
  }
}
