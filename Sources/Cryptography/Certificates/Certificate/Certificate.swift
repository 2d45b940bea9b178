internal import COpenSSL
public import Foundation

/// An X.509 version 3 certificate of a P-256 key (RFC 5280), parsed whole when it is made.
///
/// A value of this type is well formed; nothing says that it is trusted: ``TrustStore/validate(_:for:at:)`` does.
///
/// ```swift
/// let certificate = try Certificate(pem: bytes)
/// print(certificate.subjectCommonName, certificate.notAfter)
/// ```
public final class Certificate: @unchecked Sendable {  // Sendable: parsing fills X509's caches before it is shared.
  /// The exact DER bytes.
  public let der: [UInt8]
  /// SHA-256 of the DER: the certificate's name everywhere in Navette.
  public let sha256: Digest
  /// Who the certificate is about.
  public let subject: DistinguishedName
  /// Who signed it.
  public let issuer: DistinguishedName
  /// The subject's common name: for an agent, an opaque identifier.
  public let subjectCommonName: String
  /// The subject key identifier, 20 bytes in what Navette issues.
  public let subjectKeyIdentifier: [UInt8]?
  /// The issuer's key identifier.
  public let authorityKeyIdentifier: [UInt8]?
  /// The serial number: big-endian, positive, without a leading zero, at most 20 bytes.
  public let serialNumber: [UInt8]
  /// Start of validity, inclusive.
  public let notBefore: Date
  /// End of validity, inclusive.
  public let notAfter: Date
  /// The certified key.
  public let publicKey: P256PublicKey
  /// What the key may be used for; empty when the extension is absent, so that its absence allows nothing.
  public let keyUsage: KeyUsage
  /// What the certificate is restricted to; empty when the extension is absent.
  public let extendedKeyUsage: ExtendedKeyUsage
  /// Whether the subject may sign certificates (basicConstraints).
  public let isCA: Bool
  /// How many authorities may stand between this one and a leaf; nil when unlimited or not an authority.
  public let pathLength: Int?
  /// The names under which the subject may be reached.
  public let subjectAltNames: [SubjectAltName]
  /// Whether the signature algorithm is ecdsa-with-SHA256, inside and outside the signed part.
  let isSignedWithECDSASHA256: Bool

  private let handle: OwnedHandle

  /// Parses one certificate.
  /// - Parameter der: the DER bytes, nothing before or after.
  /// - Throws: ``CryptographyError`` `malformedCertificate` for anything but strict DER of a version 3 certificate with
  ///   one common name and well-formed extensions; `unsupportedKey` for a key that is not on the named curve P-256.
  public convenience init(der: [UInt8]) throws(CryptographyError) {
    guard der.count <= Self.sizeLimit else { throw CryptographyError(.malformedCertificate, "too large") }
    let handle = der.withUnsafeBufferPointer { navette_x509_decode($0.baseAddress, $0.count) }
    guard let handle else { throw .draining(.malformedCertificate) }
    try self.init(adopting: handle)
    guard self.der == der else { throw CryptographyError(.malformedCertificate, "not DER") }
  }

  /// The most bytes a certificate may have: a hundred names fit, a flood does not.
  static let sizeLimit = 16_384

  /// Takes over one reference to an `X509`, and parses it; the reference is dropped when parsing throws.
  /// - Parameter x509: an `X509 *` with a reference that this object will free.
  /// - Throws: as ``init(der:)``.
  init(adopting x509: OpaquePointer) throws(CryptographyError) {
    handle = OwnedHandle(x509) { X509_free($0) }
    // Fills the caches that later reads would otherwise fill lazily, from several threads.
    X509_check_purpose(x509, -1, 0)
    let fields = CertificateFields(x509)
    der = try fields.der()
    // The signed body is kept as it came, so that its encoding is still to be judged.
    guard der.count <= Self.sizeLimit else { throw CryptographyError(.malformedCertificate, "too large") }
    guard StrictDER.isWhole(der) else { throw CryptographyError(.malformedCertificate, "not DER") }
    sha256 = SHA256.digest(der)
    subject = try fields.name(X509_get_subject_name(x509))
    issuer = try fields.name(X509_get_issuer_name(x509))
    guard let commonName = subject.commonName else {
      throw CryptographyError(.malformedCertificate, "no single common name")
    }
    subjectCommonName = commonName
    try fields.checkForm()
    subjectKeyIdentifier = fields.octets(X509_get0_subject_key_id(x509))
    authorityKeyIdentifier = fields.octets(X509_get0_authority_key_id(x509))
    serialNumber = try fields.serialNumber()
    notBefore = try fields.date(X509_get0_notBefore(x509))
    notAfter = try fields.date(X509_get0_notAfter(x509))
    publicKey = try fields.publicKey()
    keyUsage = fields.keyUsage()
    extendedKeyUsage = fields.extendedKeyUsage()
    isCA = fields.isCA
    pathLength = fields.pathLength
    subjectAltNames = try fields.subjectAltNames()
    isSignedWithECDSASHA256 = fields.isSignedWithECDSASHA256
  }

  /// Lends the `X509 *` to this module's TLS and validation code; whoever keeps it takes a reference (`X509_up_ref`).
  func withHandle<R, E: Error>(_ body: (OpaquePointer) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(handle.pointer)
  }

  /// Whether this certificate's signature was made by a key, whatever the names and dates say.
  public func isSigned(by key: P256PublicKey) -> Bool {
    defer { ERR_clear_error() }
    return isSignedWithECDSASHA256 && withHandle { x509 in key.withHandle { X509_verify(x509, $0) == 1 } }
  }

  /// Whether a date falls within the validity, both ends included.
  public func isCurrent(at date: Date) -> Bool { notBefore <= date && date <= notAfter }
}

extension Certificate: Hashable {
  /// Whether two certificates are the same bytes.
  public static func == (left: Certificate, right: Certificate) -> Bool { left.sha256 == right.sha256 }

  /// Hashes the certificate's digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(sha256) }
}

extension Certificate: CustomStringConvertible {
  /// The digest alone: a log must not learn names from a certificate it was handed.
  public var description: String { "certificate \(sha256.hex.prefix(16))" }
}
