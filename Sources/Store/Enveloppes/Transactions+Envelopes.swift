public import Foundation
public import Liaison
public import Sealing

extension ReadTransaction {
  /// The envelopes of a fiche or an avis, in the order they were sealed.
  public func envelopes(of reference: Reference) throws -> [EnvelopeRecord] {
    try connection.all("\(EnvelopeRecord.select) WHERE reference = ? ORDER BY faite_le, rowid", .of(reference)) {
      try EnvelopeRecord(&$0)
    }
  }

  /// An envelope's record, or nil.
  public func envelope(_ name: EnvelopeReference) throws -> EnvelopeRecord? {
    try connection.first(
      "\(EnvelopeRecord.select) WHERE reference = ? AND nature = ? AND rang = ?", .of(name.reference),
      .of(name.nature), .number(name.rang)
    ) { try EnvelopeRecord(&$0) }
  }

  /// The rank that the next envelope of a kind takes: 1 for the first.
  public func nextRank(of nature: NatureEnveloppe, in reference: Reference) throws -> Int {
    try connection.first(
      "SELECT coalesce(max(rang), 0) + 1 FROM enveloppes WHERE reference = ? AND nature = ?", .of(reference),
      .of(nature)
    ) { try $0.number() } ?? 1
  }

  /// An envelope put together again from its core and its rows, every one checked strictly.
  ///
  /// - Throws: ``StoreError`` with code `notFound` when it is not there, or nobody can open it any more; `corrupt` when
  ///   what is stored is no envelope, or not the one the journal commits to.
  public func sealedEnvelope(_ id: EnvelopeID) throws -> SealedEnvelope {
    let stored = try connection.first("SELECT noyau, empreinte FROM enveloppes WHERE id = ?", .blob(id.bytes)) {
      (try $0.blob(), try $0.digest())
    }
    guard let stored else { throw StoreError(.notFound, "reading an envelope") }
    let rows = try connection.all(
      "SELECT cle, empreinte FROM cles WHERE enveloppe = ? ORDER BY destinataire", .blob(id.bytes)
    ) { (try $0.blob(), try $0.digest()) }
    guard !rows.isEmpty else { throw StoreError(.notFound, "reading an envelope that nobody can open") }
    do {
      let core = try EnvelopeCore(bytes: stored.0)
      let keys = try rows.map { try WrappedKey(bytes: $0.0) }
      guard core.digest == stored.1, zip(keys, rows).allSatisfy({ $0.digest == $1.1 }) else {
        throw StoreError(.corrupt, "reading an envelope")
      }
      return try SealedEnvelope(id: id, core: core, wrappedKeys: keys)
    } catch {
      throw StoreError(.corrupt, "reading an envelope")
    }
  }

  /// Who can open an envelope.
  public func keys(to id: EnvelopeID) throws -> [KeyRecord] {
    try connection.all(
      "SELECT destinataire, agent, organisme, empreinte, ajoutee_le FROM cles WHERE enveloppe = ? ORDER BY destinataire",
      .blob(id.bytes)
    ) { try KeyRecord(&$0) }
  }

  /// Whether an agent holds a key to an envelope.
  public func holdsKey(_ agent: AgentID, to id: EnvelopeID) throws -> Bool {
    try connection.exists("SELECT 1 FROM cles WHERE enveloppe = ? AND agent = ?", .blob(id.bytes), .of(agent))
  }
}

extension WriteTransaction {
  /// Stores an envelope and its rows.
  ///
  /// - Parameter holders: Whose each row is; every recipient of the envelope, and no one else.
  /// - Throws: ``StoreError`` with code `constraint` when the holders are not the envelope's recipients, or the record is
  ///   another envelope's; `alreadyExists` when the name is taken.
  public func insert(
    _ envelope: SealedEnvelope, _ record: EnvelopeRecord, holders: [RecipientKeyID: KeyHolder]
  ) throws {
    guard record.id == envelope.id, record.digest == envelope.core.digest,
      Set(holders.keys) == Set(envelope.wrappedKeys.map(\.recipient))
    else { throw StoreError(.constraint, "storing an envelope") }
    try connection.run(
      """
      INSERT INTO enveloppes (id, reference, nature, rang, auteur, destination, version, precedente, empreinte, noyau,
        faite_le) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .blob(envelope.id.bytes), .of(record.name.reference), .of(record.name.nature), .number(record.name.rang),
      .of(record.author), .of(record.destination), .number(record.version), .optional(record.previous),
      .of(record.digest), .blob(envelope.core.bytes), .of(record.date))
    for key in envelope.wrappedKeys {
      guard let holder = holders[key.recipient] else { continue }
      try insert(key, to: envelope.id, holder: holder, at: record.date)
    }
  }

  /// Adds a row made by a re-wrap: the holder can then open the envelope.
  ///
  /// - Throws: ``StoreError`` with code `notFound` when the envelope is not there, `alreadyExists` when the recipient has
  ///   a row.
  public func add(_ key: WrappedKey, to id: EnvelopeID, holder: KeyHolder, at date: Date) throws {
    guard try connection.exists("SELECT 1 FROM enveloppes WHERE id = ?", .blob(id.bytes)) else {
      throw StoreError(.notFound, "adding a key")
    }
    try insert(key, to: id, holder: holder, at: date)
  }

  private func insert(_ key: WrappedKey, to id: EnvelopeID, holder: KeyHolder, at date: Date) throws {
    try connection.run(
      """
      INSERT INTO cles (enveloppe, destinataire, agent, organisme, cle, empreinte, ajoutee_le)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      .blob(id.bytes), .blob(key.recipient.bytes), .optional(holder.agent), .optional(holder.organisme),
      .blob(key.bytes), .of(key.digest), .of(date))
  }

  /// Takes a fiche away from the bodies that have it: the keys of whoever was on duty, and the recovery keys, of whatever
  /// body they were when it was sealed. What a recall or a re-routing does; authors keep theirs.
  ///
  /// What a body answered keeps its recovery key: nobody else could open it once the author has left.
  /// - Parameter kept: a recovery key whose row stays.
  /// - Returns: How many wrapped keys were deleted.
  @discardableResult
  public func removeKeysOfBodies(to reference: Reference, besides kept: RecipientKeyID? = nil) throws -> Int {
    try connection.run(
      """
      DELETE FROM cles WHERE organisme IS NOT NULL AND (agent IS NOT NULL OR destinataire IS NOT ?)
        AND enveloppe IN (SELECT id FROM enveloppes WHERE reference = ?
          AND (cles.agent IS NOT NULL OR nature IN (?, ?)))
      """, .optional(kept?.bytes), .of(reference), .of(NatureEnveloppe.fiche),
      .of(NatureEnveloppe.pieceJointe))
  }
}

extension EnvelopeRecord {
  static let select = """
    SELECT id, reference, nature, rang, auteur, destination, version, precedente, empreinte, faite_le FROM enveloppes
    """

  init(_ row: inout Row) throws {
    guard let id = EnvelopeID(bytes: try row.blob()) else { throw StoreError(.corrupt, "reading an envelope") }
    self.id = id
    name = try EnvelopeReference(try row.reference(), try row.coded(), rang: try row.number())
    (author, destination) = (try row.agent(), try row.organisme())
    (version, previous, digest) = (try row.number(), try row.optionalDigest(), try row.digest())
    date = try row.date()
  }
}

extension KeyRecord {
  fileprivate init(_ row: inout Row) throws {
    guard let recipient = RecipientKeyID(bytes: try row.blob()) else { throw StoreError(.corrupt, "reading a key") }
    self.recipient = recipient
    switch (try row.optionalAgent(), try row.optionalOrganisme()) {
    case (let agent?, let organisme?): holder = .onDuty(agent, in: organisme)
    case (let agent?, nil): holder = .agent(agent)
    case (nil, let organisme?): holder = .recovery(organisme)
    case (nil, nil): throw StoreError(.corrupt, "reading a key")
    }
    (digest, date) = (try row.digest(), try row.date())
  }
}
