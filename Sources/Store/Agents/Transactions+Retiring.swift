public import Cryptography
public import Foundation
public import Liaison

/// What a journal tells was replaced, in a database that has only what it replaced: it is taken away, and nothing is put
/// in its place.
extension WriteTransaction {
  /// Refuses a client certificate of an agent from an instant on.
  /// - Returns: Whether the agent has it.
  public func retireTLSCertificate(_ fingerprint: Digest, of id: AgentID, at date: Date) throws -> Bool {
    guard try tlsCertificates(of: id).contains(where: { $0.fingerprint == fingerprint }) else { return false }
    try revokeTLSCertificate(fingerprint, at: date)
    return true
  }

  /// Takes an agent's encryption certificate away, and every attestation with it: nothing is sealed to them until they have
  /// another and are attested again.
  /// - Returns: Whether it was that one.
  public func retireEncryptionCertificate(_ fingerprint: Digest, of id: AgentID, at date: Date) throws -> Bool {
    guard let der = try agent(id)?.encryptionCertificate, SHA256.digest(der) == fingerprint else { return false }
    try setEncryptionCertificate(der, of: id, at: date)
    try connection.run("UPDATE agents SET chiffrement = NULL WHERE id = ?", .of(id))
    return true
  }

  /// Takes the certificate of a body's recovery key away.
  /// - Returns: Whether it was that one.
  public func retireRecoveryCertificate(_ fingerprint: Digest, of id: OrganismeID, at date: Date) throws -> Bool {
    guard let der = try recoveryCertificate(of: id), SHA256.digest(der) == fingerprint else { return false }
    try setRecoveryCertificate(der, of: id, at: date)
    try connection.run("UPDATE organismes SET recouvrement = NULL WHERE id = ?", .of(id))
    return true
  }

  /// Withdraws an attestation that would last longer than an instant, with the turn on duty that rests on it.
  /// - Returns: Whether there was one.
  public func withdrawAttestation(of agent: AgentID, in organisme: OrganismeID, lastingPast end: Date) throws -> Bool {
    try connection.run(
      """
      UPDATE membres SET attestation = NULL, debut = NULL, fin = NULL, de_permanence = 0
      WHERE agent = ? AND organisme = ? AND fin > ?
      """, .of(agent), .of(organisme), .of(end)) > 0
  }

  /// Relieves from duty in a body whoever is on it and not among these.
  /// - Returns: How many were.
  public func relieve(in organisme: OrganismeID, besides agents: Set<AgentID>) throws -> Int {
    let relieved = try memberships(in: organisme).map(\.membership).filter {
      $0.dePermanence && !agents.contains($0.agent)
    }
    for member in relieved {
      try connection.run(
        "UPDATE membres SET de_permanence = 0 WHERE agent = ? AND organisme = ?", .of(member.agent), .of(organisme))
    }
    return relieved.count
  }
}
