internal import Cryptography
internal import Foundation
internal import Store

/// Deletes what former keys leave behind once it serves nobody: replaced certificates past their own end, which no
/// revocation list names any more, and wrapped keys to which nothing is sealed.
public struct ForgetFormerKeys: Sendable {
  let desk: Desk

  /// Deletes them. Waits for the commit.
  /// - Returns: how many certificates, and how many wrapped keys.
  /// - Throws: ``GatewayError`` when nothing can be written now.
  @discardableResult
  public func callAsFunction() throws(GatewayError) -> (certificates: Int, coffres: Int) {
    let now = desk.clock()
    do {
      return try desk.database.writeAndWait { transaction in
        let ended = try transaction.replacedEncryptionCertificates().filter {
          try Certificate(der: $0.der).notAfter < now
        }
        for certificate in ended { try transaction.forgetReplacedCertificate(certificate.der) }
        return (ended.count, try transaction.forgetFormerCoffres())
      }.value
    } catch {
      throw GatewayError(error)
    }
  }
}
