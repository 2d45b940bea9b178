internal import COpenSSL

/// A request for a certificate (PKCS#10, RFC 2986): a key, and the proof that who asks holds its private half.
///
/// Parsing checks the proof, so a value of this type always carries it. A key meant for keyAgreement proves itself the
/// same way: it is an elliptic-curve key, so it can sign its own request, once, and never signs anything else.
public struct CertificateRequest: Hashable, Sendable {
  /// The exact DER bytes.
  public let der: [UInt8]
  /// Who asks. Only a hint: the authority decides the subject it certifies.
  public let subject: DistinguishedName
  /// The key to certify.
  public let publicKey: P256PublicKey
  /// The key usage asked for, if any: an authority refuses a request made for another profile.
  public let requestedKeyUsage: KeyUsage?

  /// The most bytes a request may have.
  static let sizeLimit = 8_192

  /// Parses a request and checks its proof of possession.
  /// - Parameter der: the DER bytes, nothing before or after.
  /// - Throws: ``CryptographyError`` `malformedRequest` for anything but strict DER signed with ecdsa-with-SHA256 by the
  ///   key it holds; `unsupportedKey` for a key that is not on P-256.
  public init(der: [UInt8]) throws(CryptographyError) {
    guard der.count <= Self.sizeLimit else { throw CryptographyError(.malformedRequest, "too large") }
    let handle = der.withUnsafeBufferPointer { navette_request_decode($0.baseAddress, $0.count) }
    guard let handle else { throw .draining(.malformedRequest) }
    defer { X509_REQ_free(handle) }
    guard Encoded.bytes({ navette_request_encode(handle, $0) }) == der, StrictDER.isWhole(der) else {
      throw CryptographyError(.malformedRequest, "not DER")
    }
    guard X509_REQ_get_version(handle) == 0 else { throw CryptographyError(.malformedRequest, "not version 1") }
    guard let name = X509_REQ_get_subject_name(handle), let subject = DistinguishedName(name) else {
      throw CryptographyError(.malformedRequest, "malformed subject")
    }
    guard let spki = Encoded.bytes({ navette_spki_encode(X509_REQ_get_X509_PUBKEY(handle), $0) }) else {
      throw .draining(.malformedRequest)
    }
    let publicKey = try P256PublicKey(spki: spki)
    guard X509_REQ_get_signature_nid(handle) == NID_ecdsa_with_SHA256 else {
      throw CryptographyError(.malformedRequest, "not signed with ecdsa-with-SHA256")
    }
    guard publicKey.withHandle({ X509_REQ_verify(handle, $0) == 1 }) else {
      throw .draining(.malformedRequest, "no proof of possession")
    }
    self.der = der
    self.subject = subject
    self.publicKey = publicKey
    requestedKeyUsage = try Self.requestedKeyUsage(handle)
  }

  private static func requestedKeyUsage(_ request: OpaquePointer) throws(CryptographyError) -> KeyUsage? {
    let bits = navette_request_key_usage(request)
    guard bits != -2 else { throw CryptographyError(.malformedRequest, "malformed key usage") }
    return bits == -1 ? nil : KeyUsage(rawValue: UInt16(truncatingIfNeeded: bits))
  }
}

extension CertificateRequest {
  private static let label = "CERTIFICATE REQUEST"

  /// Parses the one request of a PEM text.
  /// - Throws: ``CryptographyError`` `malformedRequest` when there is none, several, or a block of another kind; as
  ///   ``init(der:)`` for its content.
  public init(pem: [UInt8]) throws(CryptographyError) {
    let blocks = try PEM.blocks(pem, label: Self.label, code: .malformedRequest)
    guard blocks.count == 1, let der = blocks.first else {
      throw CryptographyError(.malformedRequest, "not exactly one request")
    }
    try self.init(der: der)
  }

  /// The request as PEM text, ending in a line feed.
  public var pem: String { PEM.text(der, label: Self.label) }
}
