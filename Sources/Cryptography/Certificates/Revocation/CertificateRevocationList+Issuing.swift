public import Foundation

extension CertificateRevocationList {
  /// Issues a list (RFC 5280 5.1).
  /// - Parameters:
  ///   - revoked: the revoked certificates, each serial number once.
  ///   - number: the cRLNumber, which the caller makes grow.
  ///   - thisUpdate: date of the list, to the second.
  ///   - nextUpdate: when it stops being accepted.
  ///   - authority: the certificate of who signs, with cRLSign.
  ///   - key: the authority's key.
  /// - Throws: ``CryptographyError`` `issuing` when the key is not the authority's, the authority may not sign lists, or
  ///   the dates are reversed; `malformedRevocationList` for a serial number out of form or listed twice.
  public static func issue(
    revoked: [RevokedCertificate], number: Int, thisUpdate: Date, nextUpdate: Date, authority: Certificate,
    key: P256PrivateKey
  ) throws(CryptographyError) -> CertificateRevocationList {
    guard key.publicKey == authority.publicKey, authority.keyUsage.contains(.crlSign) else {
      throw CryptographyError(.issuing, "not the key of an authority that signs lists")
    }
    guard thisUpdate < nextUpdate, number >= 0 else { throw CryptographyError(.issuing, "list dates or number") }
    var body: [DERWriter] = [
      .integer(1), SignedStructure.algorithm, .encoded(authority.subject.der), .time(thisUpdate), .time(nextUpdate),
    ]
    // An empty list is left out, not written empty (RFC 5280 5.1.2.6).
    if !revoked.isEmpty { body.append(.sequence(revoked.map(entry))) }
    body.append(
      .explicit(
        0,
        .sequence([
          CertificateExtension.authorityKeyIdentifier(key.publicKey.keyIdentifier),
          CertificateExtension.listNumber(number),
        ])))
    return try CertificateRevocationList(der: try SignedStructure.sign(.sequence(body), with: key))
  }

  private static func entry(_ revoked: RevokedCertificate) -> DERWriter {
    var fields: [DERWriter] = [.unsigned(revoked.serialNumber), .time(revoked.date)]
    // "unspecified" SHOULD be told by the absence of the reason (RFC 5280 5.3.1).
    if revoked.reason != .unspecified { fields.append(.sequence([CertificateExtension.reason(revoked.reason)])) }
    return .sequence(fields)
  }
}
