internal import COpenSSL
internal import Foundation

/// Whom timestamps are believed from: root certificates, and the intermediates that tokens may leave out.
///
/// Certificates of timestamping authorities are other people's, with keys of any kind: they are not ``Certificate``s,
/// which are of P-256 only. What `openssl ts -verify -CAfile` takes is taken.
public final class TimestampAuthority: @unchecked Sendable {  // Sendable: parsed whole before it is shared.
  private let certificates: [OwnedHandle]

  /// The most certificates in a file.
  static let countLimit = 32

  /// Reads the certificates of a PEM bundle.
  ///
  /// - Throws: ``CryptographyError`` `malformedCertificate` when there is none, one that is not DER, too many, or none
  ///   that is self-signed: a chain would then end nowhere.
  public init(pem: [UInt8]) throws(CryptographyError) {
    let blocks = try PEM.blocks(pem, label: "CERTIFICATE", code: .malformedCertificate)
    guard blocks.count <= Self.countLimit else { throw CryptographyError(.malformedCertificate, "too many") }
    var certificates: [OwnedHandle] = []
    var isRooted = false
    for der in blocks {
      guard der.count <= Certificate.sizeLimit, StrictDER.isWhole(der),
        let x509 = der.withUnsafeBufferPointer({ navette_x509_decode($0.baseAddress, $0.count) })
      else { throw .draining(.malformedCertificate, "timestamping authority") }
      certificates.append(OwnedHandle(x509) { X509_free($0) })
      X509_check_purpose(x509, -1, 0)
      isRooted = isRooted || X509_get_extension_flags(x509) & UInt32(EXFLAG_SS) != 0
    }
    ERR_clear_error()
    guard isRooted else { throw CryptographyError(.malformedCertificate, "no self-signed certificate") }
    self.certificates = certificates
  }

  /// Judges the answer to a request.
  /// - Throws: what is wrong with it.
  public func verify(_ response: [UInt8], to request: TimestampRequest) throws(TimestampRefusal) -> Timestamp {
    try verify(response, request.imprint, nonce: request.nonce)
  }

  /// Judges a kept response, whose nonce nobody knows any more.
  ///
  /// The signer's certificate is judged at the instant that the token gives: it stays good when that certificate ends.
  /// - Parameter imprint: SHA-256 of the bytes that it must be about.
  /// - Throws: what is wrong with it.
  public func verify(_ response: [UInt8], over imprint: Digest) throws(TimestampRefusal) -> Timestamp {
    try verify(response, imprint, nonce: nil)
  }

  private func verify(_ response: [UInt8], _ imprint: Digest, nonce: UInt64?) throws(TimestampRefusal) -> Timestamp {
    ERR_clear_error()
    defer { ERR_clear_error() }
    let parsed = try TimestampResponse(response)
    guard TimestampResponse.believedDigests.contains(parsed.signerDigest) else { throw .badSignature }
    let request: OwnedHandle
    do {
      request = try TimestampRequest.make(imprint, nonce: nonce)
    } catch {
      throw .backend(error.description)
    }
    // The store writes there from within the call below: the memory must not move.
    let fault = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    fault.initialize(to: X509_V_OK)
    defer { fault.deallocate() }
    let instant = parsed.instant
    guard let store = navette_timestamp_store(Int64(instant.timeIntervalSince1970), fault) else {
      throw .draining(fault: X509_V_OK)
    }
    for certificate in certificates where X509_STORE_add_cert(store, certificate.pointer) != 1 {
      X509_STORE_free(store)
      throw .draining(fault: X509_V_OK)
    }
    guard let context = navette_timestamp_verification(request.pointer, store) else {
      throw .draining(fault: X509_V_OK)
    }
    defer { TS_VERIFY_CTX_free(context) }
    guard TS_RESP_verify_response(context, parsed.pointer) == 1 else { throw .draining(fault: fault.pointee) }
    return Timestamp(checked: response, over: imprint, at: instant)
  }
}
