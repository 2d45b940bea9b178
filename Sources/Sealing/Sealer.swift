public import Cryptography
public import Foundation

/// Signs with the gateway's seal, then encrypts to recipients. What it seals, it cannot read again.
///
/// ```swift
/// let sealer = try Sealer(seal: key, certificate: certificate, chain: [issuing])
/// let envelope = try sealer.seal(content, header: header, to: recipients, at: now)
/// let bytes = envelope.cms()
/// ```
public final class Sealer: Sendable {
  private let signer: SignedData.Signer
  private let certificate: Certificate

  /// Takes the seal's key and certificate.
  ///
  /// - Parameters:
  ///   - seal: the private key.
  ///   - certificate: its certificate, with digitalSignature and contentCommitment.
  ///   - chain: the authorities between it and the root, written into each envelope so that a tool that knows the root
  ///     only can verify it; at most 7.
  /// - Throws: `wrongKey` if the certificate is another key's or may not seal.
  public init(
    seal: P256PrivateKey, certificate: Certificate, chain: [Certificate] = []
  ) throws(SealingError) {
    guard seal.publicKey == certificate.publicKey else {
      throw SealingError(.wrongKey, "the certificate is another key's")
    }
    guard certificate.keyUsage.isSuperset(of: [.digitalSignature, .contentCommitment]), chain.count < 8 else {
      throw SealingError(.wrongKey, "the certificate may not seal")
    }
    signer = SignedData.Signer(key: seal, certificate: certificate, chain: chain)
    self.certificate = certificate
  }

  /// Seals a content to recipients, who will all open the same core.
  ///
  /// - Parameters:
  ///   - content: the clear text, which this does not keep.
  ///   - header: what it is; openers match it to what they asked for.
  ///   - recipients: one or more, each once.
  ///   - date: now: the signing time, and the date at which recipients must still be good.
  /// - Throws: `noRecipient`, `duplicateRecipient`, `recipientRefused`, `wrongKey` if the seal's certificate is not
  ///   current.
  /// - Complexity: one ECDSA signature, one key generation, and one ECDH for each recipient.
  public func seal(
    _ content: SecretBytes, header: EnvelopeHeader, to recipients: [RecipientCertificate], at date: Date
  ) throws(SealingError) -> SealedEnvelope {
    try Recipients.check(recipients, at: date)
    try checkCurrent(at: date)
    let signed = try SignedData.encode([SecretBytes(copying: header.der()), content], signer: signer, at: date)
    let key = SecretBytes.random(count: AESGCM.keyByteCount)
    let iv = SecureRandom.bytes(AESGCM.ivByteCount)
    let sealed = try SealingError.computing { () throws(CryptographyError) in
      try AESGCM.seal(signed, key: key, iv: iv)
    }
    return try SealedEnvelope(
      id: header.envelope, core: try EnvelopeCore(iv: iv, ciphertext: sealed.ciphertext, tag: sealed.tag),
      wrappedKeys: try KeyAgreement.wrap(key, for: recipients))
  }

  /// Seals bytes that are not in wiped memory; the other form is for personal data.
  public func seal(
    _ content: [UInt8], header: EnvelopeHeader, to recipients: [RecipientCertificate], at date: Date
  ) throws(SealingError) -> SealedEnvelope {
    try seal(SecretBytes(copying: content), header: header, to: recipients, at: date)
  }

  /// Signs a statement that anyone may read, and that stays beside its signature: a CAdES-BES signature in DER, which
  /// `openssl cms -verify -content` verifies.
  ///
  /// It can never pass for an envelope's signature, nor the reverse: what an envelope signs begins with a header in DER, which
  /// is no text.
  /// - Parameter statement: UTF-8 text that begins with a letter.
  /// - Throws: `wrongKey` if the seal's certificate is not current, `malformed` for what could be read as a header.
  public func sign(detached statement: [UInt8], at date: Date) throws(SealingError) -> [UInt8] {
    guard let first = statement.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
      throw SealingError(.malformed, "a statement begins with a letter")
    }
    try checkCurrent(at: date)
    return try SignedData.encode(detachedFrom: statement, signer: signer, at: date)
  }

  private func checkCurrent(at date: Date) throws(SealingError) {
    guard certificate.isCurrent(at: date) else {
      throw SealingError(.wrongKey, "the seal's certificate is not current")
    }
  }
}
