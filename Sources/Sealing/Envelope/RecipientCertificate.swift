public import Cryptography
public import Foundation

/// The proof that an encryption certificate may receive envelopes: trusted, current, not revoked, for key agreement.
///
/// Sealing takes nothing less, so forgetting the check does not compile. OpenSSL itself enforces no key usage here.
public struct RecipientCertificate: Sendable {
  /// The certificate.
  public let certificate: Certificate
  /// How envelopes name it.
  public let keyID: RecipientKeyID
  private let chain: ValidatedCertificateChain

  /// Takes a chain that was validated for key agreement.
  ///
  /// - Throws: `recipientRefused` if it was validated for another purpose or has no 20-byte subject key identifier.
  public init(_ chain: ValidatedCertificateChain) throws(SealingError) {
    guard chain.purpose == .keyAgreement, chain.leaf.keyUsage.contains(.keyAgreement) else {
      throw SealingError(.recipientRefused, "not validated for key agreement")
    }
    guard let identifier = chain.leaf.subjectKeyIdentifier, let keyID = RecipientKeyID(bytes: identifier) else {
      throw SealingError(.recipientRefused, "no subject key identifier of 20 bytes")
    }
    certificate = chain.leaf
    self.keyID = keyID
    self.chain = chain
  }

  /// Judges a certificate against a trust store.
  ///
  /// - Throws: `recipientRefused` with every reason.
  public init(_ certificate: Certificate, trustedBy store: TrustStore, at date: Date) throws(SealingError) {
    switch store.validate(certificate, for: .keyAgreement, at: date) {
    case .success(let chain): try self.init(chain)
    case .failure(let refusal): throw SealingError(.recipientRefused, refusal: refusal)
    }
  }

  /// Whether the proof still holds: it was made before `date`, and nothing it rests on has expired since.
  func check(at date: Date) throws(SealingError) {
    // A proof made by a clock that runs a little ahead of ours is not refused for it.
    let skew: TimeInterval = 300
    guard chain.date <= date.addingTimeInterval(skew), date <= chain.expiry, certificate.notAfter >= date else {
      throw SealingError(.recipientRefused, "judged at another time")
    }
  }
}
