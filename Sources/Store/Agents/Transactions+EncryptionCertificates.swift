internal import Cryptography
public import Foundation
public import Liaison

/// An encryption certificate that another has replaced.
public struct ReplacedCertificateRecord: Hashable, Sendable {
  /// The certificate, DER.
  public let der: [UInt8]
  /// When it was replaced.
  public let replacedOn: Date
}

extension ReadTransaction {
  /// Every encryption certificate that was replaced, the oldest first.
  public func replacedEncryptionCertificates() throws -> [ReplacedCertificateRecord] {
    try connection.all(
      "SELECT certificat, remplace_le FROM chiffrements_remplaces ORDER BY remplace_le, empreinte"
    ) { row in ReplacedCertificateRecord(der: try row.blob(), replacedOn: try row.date()) }
  }

  /// How many encryption certificates of an agent were replaced since an instant.
  public func replacements(of id: AgentID, since date: Date) throws -> Int {
    try connection.first(
      "SELECT count(*) FROM chiffrements_remplaces WHERE agent = ? AND remplace_le > ?", .of(id), .of(date)
    ) { try $0.number() } ?? 0
  }
}

extension WriteTransaction {
  /// Gives an agent an encryption certificate, in place of the one they had: that one is remembered as replaced, and every
  /// attestation of the agent is taken away with their turn on duty, since an attestation vouches for one certificate.
  ///
  /// The wrapped keys of what was sealed to the former key are left: whoever still holds it opens them.
  ///
  /// - Returns: The bodies where the agent must be attested again.
  /// - Throws: ``StoreError`` with code `notFound`.
  @discardableResult
  public func setEncryptionCertificate(_ der: [UInt8], of id: AgentID, at date: Date) throws -> [OrganismeID] {
    guard let former = try agent(id) else { throw StoreError(.notFound, "setting an encryption certificate") }
    if let replaced = former.encryptionCertificate {
      try connection.run(
        """
        INSERT INTO chiffrements_remplaces (empreinte, certificat, agent, remplace_le) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, .of(SHA256.digest(replaced)), .blob(replaced), .of(id), .of(date))
    }
    try connection.run("UPDATE agents SET chiffrement = ? WHERE id = ?", .blob(der), .of(id))
    let attested = try memberships(of: id).filter { $0.attestation != nil }.map(\.membership.organisme)
    // The version of each body moves with it: what is being sealed to the former key is decided again.
    try connection.run(
      """
      UPDATE membres SET attestation = NULL, debut = NULL, fin = NULL, de_permanence = 0
      WHERE agent = ? AND attestation IS NOT NULL
      """, .of(id))
    return attested
  }

  /// Forgets a replaced certificate: past its own end, no revocation list has to name it.
  public func forgetReplacedCertificate(_ der: [UInt8]) throws {
    try connection.run("DELETE FROM chiffrements_remplaces WHERE empreinte = ?", .of(SHA256.digest(der)))
  }
}
