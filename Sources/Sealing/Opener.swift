public import Cryptography
public import Foundation

/// Opens envelopes with a recipient's own key, on the recipient's side.
///
/// Nothing of a content is handed out before everything was checked: the profile, the tag, the seal's signature, its
/// certificate, and the header against what was asked for. Bytes from outside never reach OpenSSL's CMS functions.
public struct Opener: Sendable {
  private let key: P256PrivateKey
  private let keyID: RecipientKeyID
  private let sealAnchors: TrustStore

  /// Takes a recipient's key and certificate, and whom to believe about seals.
  ///
  /// - Throws: `wrongKey` if the certificate is another key's, or has no 20-byte subject key identifier. An expired
  ///   certificate still opens what was sealed to it.
  public init(key: P256PrivateKey, certificate: Certificate, sealAnchors: TrustStore) throws(SealingError) {
    guard key.publicKey == certificate.publicKey, let identifier = certificate.subjectKeyIdentifier,
      let keyID = RecipientKeyID(bytes: identifier)
    else { throw SealingError(.wrongKey) }
    self.key = key
    self.keyID = keyID
    self.sealAnchors = sealAnchors
  }

  /// Opens an envelope.
  ///
  /// - Parameters:
  ///   - cms: the DER of an `AuthEnvelopedData`.
  ///   - expected: what was asked for.
  ///   - date: now.
  /// - Throws: `malformed`, `noRecipient`, `duplicateRecipient`, `notARecipient`, `altered`, `badSignature`, `sealRefused`, `headerMismatch`.
  public func open(
    cms: [UInt8], expecting expected: ExpectedHeader, at date: Date
  ) throws(SealingError) -> OpenedContent {
    try openWithKey(cms, expected, date).opened
  }

  /// Opens an envelope, and wraps its key for more recipients: a re-routing, a replacement, a recovery.
  ///
  /// The envelope is opened first, so that a row is never made for a content that its maker could not vouch for. The
  /// rows share one new ephemeral key; the core does not change.
  ///
  /// - Parameter replaced: whose row goes, so that they may be given another: the opener's own, even.
  /// - Throws: what ``open(cms:expecting:at:)`` throws; `noRecipient`, `recipientRefused`; `duplicateRecipient` if one
  ///   of them has a row that stays.
  public func rewrap(
    cms: [UInt8], expecting expected: ExpectedHeader, to recipients: [RecipientCertificate],
    replacing replaced: Set<RecipientKeyID> = [], at date: Date
  ) throws(SealingError) -> [WrappedKey] {
    try Recipients.check(recipients, at: date)
    let (_, rows, key) = try openWithKey(cms, expected, date)
    guard Set(rows.map(\.recipient)).subtracting(replaced).isDisjoint(with: recipients.map(\.keyID)) else {
      throw SealingError(.duplicateRecipient)
    }
    return try KeyAgreement.wrap(key, for: recipients)
  }

  private func openWithKey(
    _ cms: [UInt8], _ expected: ExpectedHeader, _ date: Date
  ) throws(SealingError) -> (opened: OpenedContent, rows: [WrappedKey], key: SecretBytes) {
    let (core, rows) = try AuthEnvelopedData.decode(cms)
    guard let row = rows.first(where: { $0.recipient == keyID }) else { throw SealingError(.notARecipient) }
    let contentKey = try KeyAgreement.unwrap(row, with: key)
    let signed: SecretBytes
    do {
      signed = try AESGCM.open(core.ciphertext, tag: core.tag, key: contentKey, iv: core.iv)
    } catch {
      throw SealingError(.altered, error.description)
    }
    let verified = try SignedData.decode(signed)
    try checkSeal(verified, at: date)
    try expected.check(verified.header)
    return (OpenedContent(verified, coreDigest: core.digest), rows, contentKey)
  }

  /// Judges the seal's certificate now, since a revocation counts whenever it comes. One that has merely expired since
  /// it signed is let pass: a fiche outlives a certificate, and its sealing was journaled on the day.
  private func checkSeal(_ verified: SignedData.Verified, at date: Date) throws(SealingError) {
    let signer = verified.signer
    guard signer.isCurrent(at: verified.signingTime) else {
      throw SealingError(.sealRefused, "signed outside the certificate's validity")
    }
    guard case .failure(let refusal) = sealAnchors.validate(signer, for: .seal, at: date) else { return }
    let hasOnlyExpired = refusal.failures.allSatisfy { $0.reason == .expired && $0.depth == 0 }
    guard hasOnlyExpired else { throw SealingError(.sealRefused, refusal: refusal) }
  }
}
