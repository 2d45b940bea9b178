internal import COpenSSL
public import Foundation

/// A version 2 revocation list (RFC 5280 5), parsed whole when it is made.
///
/// As for a certificate, being well formed says nothing of trust: ``isSigned(by:)`` and ``TrustStore`` do.
public final class CertificateRevocationList: @unchecked Sendable {  // Sendable: X509_CRL locks its lookup table.
  /// The exact DER bytes.
  public let der: [UInt8]
  /// Who signed it.
  public let issuer: DistinguishedName
  /// When it was issued.
  public let thisUpdate: Date
  /// When the next one is due: past it, this list refuses everybody.
  public let nextUpdate: Date
  /// The cRLNumber, which grows with each list of an issuer.
  public let number: Int64?
  /// The revoked certificates, in the list's order.
  public let revoked: [RevokedCertificate]
  /// Whether the signature algorithm is ecdsa-with-SHA256.
  let isSignedWithECDSASHA256: Bool

  private let serials: [[UInt8]: Int]
  private let handle: OwnedHandle

  /// The most bytes a list may have.
  static let sizeLimit = 16 << 20

  /// Parses one list.
  /// - Parameter der: the DER bytes, nothing before or after.
  /// - Throws: ``CryptographyError`` `malformedRevocationList` for anything but strict DER of a version 2 list that says
  ///   when the next one is due, or when a serial is listed twice.
  public init(der: [UInt8]) throws(CryptographyError) {
    guard der.count <= Self.sizeLimit else { throw CryptographyError(.malformedRevocationList, "too large") }
    let crl = der.withUnsafeBufferPointer { navette_crl_decode($0.baseAddress, $0.count) }
    guard let crl else { throw .draining(.malformedRevocationList) }
    handle = OwnedHandle(crl) { X509_CRL_free($0) }
    let fields = RevocationListFields(crl)
    guard try fields.der() == der, StrictDER.isWhole(der) else {
      throw CryptographyError(.malformedRevocationList, "not DER")
    }
    self.der = der
    try fields.checkForm()
    issuer = try fields.issuer()
    thisUpdate = try fields.date(X509_CRL_get0_lastUpdate(crl))
    nextUpdate = try fields.date(X509_CRL_get0_nextUpdate(crl))
    number = try fields.number()
    revoked = try fields.revoked()
    isSignedWithECDSASHA256 = fields.isSignedWithECDSASHA256
    var serials: [[UInt8]: Int] = [:]
    for (index, entry) in revoked.enumerated() {
      guard serials.updateValue(index, forKey: entry.serialNumber) == nil else {
        throw CryptographyError(.malformedRevocationList, "a serial number is listed twice")
      }
    }
    self.serials = serials
  }

  /// Lends the `X509_CRL *` to this module's TLS and validation code; whoever keeps it takes a reference.
  func withHandle<R, E: Error>(_ body: (OpaquePointer) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(handle.pointer)
  }

  /// Whether a serial number of this issuer is on the list. Constant time on average.
  public func isRevoked(_ serialNumber: [UInt8]) -> Bool { serials[serialNumber] != nil }

  /// The revocation of a serial number, if it is on the list.
  public func revocation(of serialNumber: [UInt8]) -> RevokedCertificate? { serials[serialNumber].map { revoked[$0] } }

  /// Whether the list may be relied on at a date.
  public func isCurrent(at date: Date) -> Bool { thisUpdate <= date && date <= nextUpdate }

  /// Whether an authority signed this list: its name, its right to (cRLSign) and its key.
  public func isSigned(by authority: Certificate) -> Bool {
    guard isSignedWithECDSASHA256, issuer.der == authority.subject.der, authority.keyUsage.contains(.crlSign) else {
      return false
    }
    defer { ERR_clear_error() }
    return withHandle { crl in authority.publicKey.withHandle { X509_CRL_verify(crl, $0) == 1 } }
  }
}

extension CertificateRevocationList {
  private static let label = "X509 CRL"

  /// Parses the one list of a PEM text.
  /// - Throws: ``CryptographyError`` `malformedRevocationList` when there is none, several, or a block of another kind.
  public convenience init(pem: [UInt8]) throws(CryptographyError) {
    let lists = try PEM.blocks(pem, label: Self.label, code: .malformedRevocationList)
    guard lists.count == 1, let der = lists.first else {
      throw CryptographyError(.malformedRevocationList, "not exactly one list")
    }
    try self.init(der: der)
  }

  /// Parses the lists of a PEM bundle, in order: the root's and the issuing authority's in one file.
  /// - Throws: as ``init(pem:)``; an empty bundle is an error.
  public static func bundle(pem: [UInt8]) throws(CryptographyError) -> [CertificateRevocationList] {
    let blocks = try PEM.blocks(pem, label: label, code: .malformedRevocationList)
    guard !blocks.isEmpty else { throw CryptographyError(.malformedRevocationList, "no list") }
    var lists: [CertificateRevocationList] = []
    for der in blocks { lists.append(try CertificateRevocationList(der: der)) }
    return lists
  }

  /// The list as PEM text, ending in a line feed.
  public var pem: String { PEM.text(der, label: Self.label) }
}
