internal import Cryptography
public import Foundation
public import Liaison

extension ReadTransaction {
  /// The certificate (DER) of a body's recovery key, or nil where it has none.
  public func recoveryCertificate(of id: OrganismeID) throws -> [UInt8]? {
    try connection.first("SELECT recouvrement FROM organismes WHERE id = ?", .of(id)) { try $0.optionalBlob() } ?? nil
  }

  /// Every certificate of a recovery key that was replaced, the oldest first.
  public func replacedRecoveryCertificates() throws -> [ReplacedCertificateRecord] {
    try connection.all(
      "SELECT certificat, remplace_le FROM recouvrements_remplaces ORDER BY remplace_le, empreinte"
    ) { row in ReplacedCertificateRecord(der: try row.blob(), replacedOn: try row.date()) }
  }
}

extension WriteTransaction {
  /// Sets the certificate (DER) of a body's recovery key, in place of the one it had: that one is remembered as replaced.
  ///
  /// It is what the bodies below are recovered with too, unless they have their own: the version of each moves, so that
  /// what is being sealed to the former is decided again.
  ///
  /// - Returns: The certificate that it replaces, if there was one.
  /// - Throws: ``StoreError`` with code `notFound`.
  @discardableResult
  public func setRecoveryCertificate(_ der: [UInt8], of id: OrganismeID, at date: Date) throws -> [UInt8]? {
    let former = try recoveryCertificate(of: id)
    if let former {
      try connection.run(
        """
        INSERT INTO recouvrements_remplaces (empreinte, certificat, organisme, remplace_le) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, .of(SHA256.digest(former)), .blob(former), .of(id), .of(date))
    }
    let changed = try connection.run("UPDATE organismes SET recouvrement = ? WHERE id = ?", .blob(der), .of(id))
    guard changed == 1 else { throw StoreError(.notFound, "setting a recovery key") }
    try connection.run(
      """
      WITH RECURSIVE dessous (id) AS (
        SELECT ? UNION SELECT organismes.id FROM organismes JOIN dessous ON organismes.parent = dessous.id)
      UPDATE organismes SET version_membres = version_membres + 1 WHERE id IN (SELECT id FROM dessous)
      """, .of(id))
    return former
  }
}
