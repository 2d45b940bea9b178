public import Foundation

/// What a certificate will say, before an authority signs it.
///
/// The template has no opinion on which fields go together: the profiles of `Authority` do.
public struct CertificateTemplate: Sendable {
  /// Who it is about.
  public let subject: DistinguishedName
  /// The key it certifies.
  public let publicKey: P256PublicKey
  /// Big-endian, positive, without a leading zero, at most 20 bytes.
  public let serialNumber: [UInt8]
  /// Start of validity, to the second.
  public let notBefore: Date
  /// End of validity, to the second.
  public let notAfter: Date
  /// What the key may do.
  public let keyUsage: KeyUsage
  /// What the certificate is restricted to; nothing when empty.
  public let extendedKeyUsage: ExtendedKeyUsage
  /// Whether the subject signs certificates.
  public let isCA: Bool
  /// How many authorities may stand under it; without limit when nil.
  public let pathLength: Int?
  /// Names of a TLS server; no extension when empty.
  public let subjectAltNames: [SubjectAltName]

  /// Describes a certificate.
  /// - Throws: ``CryptographyError`` `issuing` for a serial number out of form, an empty validity, a usage that is empty,
  ///   or signing certificates without being an authority.
  public init(
    subject: DistinguishedName, publicKey: P256PublicKey, serialNumber: [UInt8], notBefore: Date, notAfter: Date,
    keyUsage: KeyUsage, extendedKeyUsage: ExtendedKeyUsage = [], isCA: Bool = false, pathLength: Int? = nil,
    subjectAltNames: [SubjectAltName] = []
  ) throws(CryptographyError) {
    guard SerialNumber.isWellFormed(serialNumber) else { throw CryptographyError(.issuing, "serial number") }
    guard notBefore < notAfter else { throw CryptographyError(.issuing, "empty validity") }
    guard !keyUsage.isEmpty, isCA == keyUsage.contains(.keyCertSign) else {
      throw CryptographyError(.issuing, "key usage")
    }
    guard !extendedKeyUsage.contains(.other) else { throw CryptographyError(.issuing, "extended key usage") }
    guard (0...16).contains(pathLength ?? 0) else { throw CryptographyError(.issuing, "path length") }
    self.subject = subject
    self.publicKey = publicKey
    self.serialNumber = serialNumber
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.keyUsage = keyUsage
    self.extendedKeyUsage = extendedKeyUsage
    self.isCA = isCA
    self.pathLength = pathLength
    self.subjectAltNames = subjectAltNames
  }

  /// Signs a root with its own key.
  /// - Throws: ``CryptographyError`` `issuing` when the key is not the template's.
  public func selfSigned(with key: P256PrivateKey) throws(CryptographyError) -> Certificate {
    guard key.publicKey == publicKey else { throw CryptographyError(.issuing, "not the template's key") }
    return try signed(by: subject, key: key)
  }

  /// Signs as an authority.
  /// - Throws: ``CryptographyError`` `issuing` when the key is not the authority's, or the authority may not sign
  ///   certificates.
  public func signed(by authority: Certificate, key: P256PrivateKey) throws(CryptographyError) -> Certificate {
    guard key.publicKey == authority.publicKey, authority.isCA, authority.keyUsage.contains(.keyCertSign) else {
      throw CryptographyError(.issuing, "not an authority's key")
    }
    return try signed(by: authority.subject, key: key)
  }

  private func signed(by issuer: DistinguishedName, key: P256PrivateKey) throws(CryptographyError) -> Certificate {
    var extensions: [DERWriter] = [
      CertificateExtension.basicConstraints(isCA: isCA, pathLength: pathLength),
      CertificateExtension.keyUsage(keyUsage),
    ]
    if !extendedKeyUsage.isEmpty { extensions.append(CertificateExtension.extendedKeyUsage(extendedKeyUsage)) }
    extensions.append(CertificateExtension.subjectKeyIdentifier(publicKey.keyIdentifier))
    extensions.append(CertificateExtension.authorityKeyIdentifier(key.publicKey.keyIdentifier))
    if !subjectAltNames.isEmpty { extensions.append(try CertificateExtension.subjectAltNames(subjectAltNames)) }
    let body = DERWriter.sequence([
      .explicit(0, .integer(2)),
      .unsigned(serialNumber),
      SignedStructure.algorithm,
      .encoded(issuer.der),
      .sequence([.time(notBefore), .time(notAfter)]),
      .encoded(subject.der),
      .encoded(publicKey.spki),
      .explicit(3, .sequence(extensions)),
    ])
    // Reading our own bytes back applies to them every rule that applies to others'.
    return try Certificate(der: try SignedStructure.sign(body, with: key))
  }
}

extension CertificateTemplate {
  /// A serial number that none can guess: 16 random bytes, 126 of their bits free.
  public static func randomSerialNumber() -> [UInt8] { SerialNumber.random() }
}
