public import Cryptography
public import Foundation
public import Liaison

extension ReadTransaction {
  /// An agent, or nil.
  public func agent(_ id: AgentID) throws -> AgentRecord? {
    try connection.first("SELECT \(AgentRecord.columns) FROM agents WHERE id = ?", .of(id)) { try AgentRecord(&$0) }
  }

  /// The agent that a client certificate names: neither the certificate nor the agent is revoked. Nil otherwise.
  public func agent(tlsFingerprint fingerprint: Digest) throws -> AgentRecord? {
    try connection.first(
      """
      SELECT \(AgentRecord.columns) FROM certificats_tls AS c JOIN agents ON agents.id = c.agent
      WHERE c.empreinte = ? AND c.revoque_le IS NULL AND agents.revoque_le IS NULL
      """, .of(fingerprint)
    ) { try AgentRecord(&$0) }
  }

  /// Whether a certificate is still that of an agent, neither having been revoked: what a commit rechecks.
  public func isBorne(tlsFingerprint fingerprint: Digest) throws -> Bool {
    try connection.exists(
      """
      SELECT 1 FROM certificats_tls AS c JOIN agents ON agents.id = c.agent
      WHERE c.empreinte = ? AND c.revoque_le IS NULL AND agents.revoque_le IS NULL
      """, .of(fingerprint))
  }

  /// Every agent, by identifier.
  public func agents() throws -> [AgentRecord] {
    try connection.all("SELECT \(AgentRecord.columns) FROM agents ORDER BY id") { try AgentRecord(&$0) }
  }

  /// The TLS certificates of an agent, revoked ones included.
  public func tlsCertificates(of id: AgentID) throws -> [TLSCertificateRecord] {
    try connection.all(
      "SELECT certificat, empreinte, agent, ajoute_le, revoque_le FROM certificats_tls WHERE agent = ? ORDER BY ajoute_le",
      .of(id)
    ) { row in
      TLSCertificateRecord(
        der: try row.blob(), fingerprint: try row.digest(), agent: try row.agent(), addedOn: try row.date(),
        revokedOn: try row.optionalDate())
    }
  }
}

extension WriteTransaction {
  /// Adds an agent.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists`.
  public func insert(_ agent: Agent, encryptionCertificate: [UInt8]? = nil) throws {
    try connection.run(
      "INSERT INTO agents (id, nom, role, secret, profession, sante, chiffrement) VALUES (?, ?, ?, ?, ?, ?, ?)",
      .of(agent.id),
      .text(agent.nom), .of(agent.role), .of(agent.secret), .optional(agent.profession), .flag(agent.professionDeSante),
      .optional(encryptionCertificate))
  }

  /// Lets a client certificate name an agent.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` when it names someone already.
  public func addTLSCertificate(_ der: [UInt8], of id: AgentID, at date: Date) throws {
    try connection.run(
      "INSERT INTO certificats_tls (empreinte, certificat, agent, ajoute_le) VALUES (?, ?, ?, ?)",
      .of(SHA256.digest(der)), .blob(der), .of(id), .of(date))
  }

  /// Refuses a client certificate from now on. Revoking twice keeps the first date.
  public func revokeTLSCertificate(_ fingerprint: Digest, at date: Date) throws {
    try connection.run(
      "UPDATE certificats_tls SET revoque_le = coalesce(revoque_le, ?) WHERE empreinte = ?", .of(date),
      .of(fingerprint))
  }

  /// Shuts an agent out: their certificates are refused, their memberships end, and with them the keys they held on duty.
  /// Their own private keys, if we keep them wrapped, go too: nobody else could use them.
  ///
  /// - Returns: How many wrapped keys were deleted.
  /// - Throws: ``StoreError`` with code `notFound`.
  @discardableResult
  public func revoke(_ id: AgentID, at date: Date) throws -> Int {
    let changed = try connection.run(
      "UPDATE agents SET revoque_le = coalesce(revoque_le, ?) WHERE id = ?", .of(date), .of(id))
    guard changed == 1 else { throw StoreError(.notFound, "revoking an agent") }
    try connection.run(
      "UPDATE certificats_tls SET revoque_le = coalesce(revoque_le, ?) WHERE agent = ?", .of(date), .of(id))
    try deleteCoffres(of: id)
    return try memberships(of: id).reduce(0) { count, held in
      count + (try endMembership(of: id, in: held.membership.organisme))
    }
  }
}

extension AgentRecord {
  fileprivate static let columns =
    "agents.id, nom, role, secret, profession, sante, chiffrement, agents.revoque_le"

  fileprivate init(_ row: inout Row) throws {
    agent = try Agent(
      id: try row.agent(), nom: try row.text(), role: try row.coded(), secret: try row.coded(),
      profession: try row.optionalText(), professionDeSante: try row.flag())
    encryptionCertificate = try row.optionalBlob()
    revokedOn = try row.optionalDate()
  }
}
