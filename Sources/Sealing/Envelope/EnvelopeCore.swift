public import Cryptography

/// What every recipient of an envelope has in common: IV, ciphertext and tag of its content.
public struct EnvelopeCore: Hashable, Sendable {
  /// 12 bytes.
  public let iv: [UInt8]
  /// As long as the signed content.
  public let ciphertext: [UInt8]
  /// 16 bytes.
  public let tag: [UInt8]
  /// SHA-256(IV ‖ ciphertext ‖ tag): what the journal commits to. No re-wrap changes it.
  public let digest: Digest

  init(iv: [UInt8], ciphertext: [UInt8], tag: [UInt8]) throws(SealingError) {
    guard iv.count == AESGCM.ivByteCount else { throw SealingError(.malformed, "IV of another length than 12") }
    guard tag.count == AESGCM.tagByteCount else { throw SealingError(.malformed, "tag of another length than 16") }
    guard !ciphertext.isEmpty else { throw SealingError(.malformed, "no content") }
    self.iv = iv
    self.ciphertext = ciphertext
    self.tag = tag
    var hash = SHA256.Incremental()
    hash.update(iv)
    hash.update(ciphertext)
    hash.update(tag)
    digest = hash.finalize()
  }

  /// The form that is stored: IV ‖ ciphertext ‖ tag.
  public var bytes: [UInt8] { iv + ciphertext + tag }

  /// Reads the stored form.
  ///
  /// - Throws: `malformed` below 29 bytes.
  public init(bytes: [UInt8]) throws(SealingError) {
    guard bytes.count > AESGCM.ivByteCount + AESGCM.tagByteCount else {
      throw SealingError(.malformed, "core too short")
    }
    let end = bytes.count - AESGCM.tagByteCount
    try self.init(
      iv: Array(bytes[..<AESGCM.ivByteCount]), ciphertext: Array(bytes[AESGCM.ivByteCount..<end]),
      tag: Array(bytes[end...]))
  }
}
