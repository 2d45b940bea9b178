public import Cryptography
public import Foundation

/// A statement whose detached signature verifies under the certificate that it names. Whether that certificate is the
/// gateway's seal is what ``standing(under:lists:at:)`` says.
public struct SealedStatement: Sendable {
  /// The longest signature read, in bytes.
  public static let maximumByteCount = 65_536

  /// When it was signed, by the seal's own clock.
  public let signingTime: Date
  /// The seal's certificate.
  public let signer: Certificate
  private let authorities: [Certificate]

  /// Verifies a signature.
  ///
  /// - Parameters:
  ///   - signature: DER, as ``Sealer/sign(detached:at:)`` writes it.
  ///   - statement: the bytes that it is about.
  /// - Throws: `malformed` outside the profile, `badSignature` if it is not this statement's.
  public init(verifying signature: [UInt8], of statement: [UInt8]) throws(SealingError) {
    guard signature.count <= Self.maximumByteCount, statement.first != DERTag.sequence.octet else {
      throw SealingError(.malformed, "not a statement")
    }
    let signed = try SignedData.decode(signature, detachedFrom: statement)
    (signingTime, signer) = (signed.signingTime, signed.signer)
    authorities = signed.certificates.filter(\.isCA)
  }

  /// What can be said of the seal, long after and with what one has.
  public struct Standing: Hashable, Sendable {
    /// Whether current lists of every authority say that nothing was revoked.
    public let isRevocationChecked: Bool
    /// Whether a certificate of the chain has expired since the signature.
    public let hasExpired: Bool
  }

  /// Judges the seal's certificate.
  ///
  /// A revocation counts whenever it comes. What has merely expired since it signed is let pass and said, and so is the
  /// absence of current revocation lists: a statement outlives both.
  /// - Parameters:
  ///   - root: the authority that one trusts.
  ///   - lists: the revocation lists that one has; none is allowed.
  ///   - date: now.
  /// - Throws: `sealRefused`.
  public func standing(
    under root: Certificate, lists: [CertificateRevocationList] = [], at date: Date
  ) throws(SealingError) -> Standing {
    guard signer.isCurrent(at: signingTime) else {
      throw SealingError(.sealRefused, "signed outside the certificate's validity")
    }
    let store = try SealingError.computing { () throws(CryptographyError) in
      try TrustStore(anchors: [root], intermediates: authorities.filter { $0 != root }, crls: lists)
    }
    guard case .failure(let refusal) = store.validate(signer, for: .seal, at: date) else {
      return Standing(isRevocationChecked: true, hasExpired: false)
    }
    let unknown: Set<ChainRefusal.Reason> = [.missingRevocationList, .expiredRevocationList]
    let reasons = Set(refusal.failures.map(\.reason))
    guard reasons.subtracting(unknown).subtracting([.expired]).isEmpty else {
      throw SealingError(.sealRefused, refusal: refusal)
    }
    return Standing(isRevocationChecked: reasons.isDisjoint(with: unknown), hasExpired: reasons.contains(.expired))
  }
}
