public import Cryptography
public import Foundation

extension CertificateAuthority {
  /// How long a list of this authority is accepted, in days: the root's key is fetched from its safe once a year, the
  /// issuing authority signs every day and a week leaves time to notice that it stopped.
  public var listLifetime: Int { kind == .root ? 370 : 7 }

  /// Issues a revocation list.
  /// - Parameters:
  ///   - revoked: every certificate of this authority that is revoked and not yet past its own validity.
  ///   - number: grows with each list; the caller keeps the last one.
  ///   - date: the date of the list.
  ///   - nextUpdate: when it stops being accepted; ``listLifetime`` days later unless given.
  /// - Throws: ``AuthorityError`` `wrongValidity` when the dates are reversed or further apart than ``listLifetime``, or
  ///   what the layer below refuses, such as a serial number listed twice.
  public func makeRevocationList(
    revoked: [RevokedCertificate], number: Int, at date: Date, nextUpdate: Date? = nil
  ) throws(AuthorityError) -> CertificateRevocationList {
    let longest = TimeInterval(listLifetime) * 86_400
    let validity = try CertificateValidity(from: date, to: nextUpdate ?? date.addingTimeInterval(longest))
    guard validity.duration <= longest else { throw AuthorityError(.wrongValidity, "list accepted for too long") }
    return try AuthorityError.wrapping { () throws(CryptographyError) in
      try CertificateRevocationList.issue(
        revoked: revoked, number: number, thisUpdate: validity.start, nextUpdate: validity.end,
        authority: certificate, key: key)
    }
  }
}
