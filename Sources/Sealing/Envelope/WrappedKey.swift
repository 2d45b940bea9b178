public import Cryptography

/// One recipient's access to an envelope: its key, wrapped for them, and the ephemeral key that wrapped it.
public struct WrappedKey: Hashable, Sendable {
  /// The length of the stored form: 20 + 65 + 40.
  public static let byteCount = RecipientKeyID.byteCount + P256PublicKey.pointByteCount + wrappedByteCount
  static let wrappedByteCount = 40

  /// For whom.
  public let recipient: RecipientKeyID
  /// The uncompressed point of the ephemeral key, 65 bytes, on the curve.
  public let ephemeralPoint: [UInt8]
  /// The content's key under AES-256 key wrap, 40 bytes.
  public let wrapped: [UInt8]

  init(recipient: RecipientKeyID, ephemeral: P256PublicKey, wrapped: [UInt8]) throws(SealingError) {
    guard wrapped.count == Self.wrappedByteCount else {
      throw SealingError(.malformed, "wrapped key of another length than 40")
    }
    self.recipient = recipient
    ephemeralPoint = ephemeral.point
    self.wrapped = wrapped
  }

  /// The form that is stored: recipient ‖ ephemeral point ‖ wrapped key, 125 bytes.
  public var bytes: [UInt8] { recipient.bytes + ephemeralPoint + wrapped }

  /// SHA-256 of ``bytes``: what the journal commits to.
  public var digest: Digest { SHA256.digest(bytes) }

  /// Reads the stored form.
  ///
  /// - Throws: `malformed` if it is not 125 bytes or the point is not on the curve.
  public init(bytes: [UInt8]) throws(SealingError) {
    let pointEnd = RecipientKeyID.byteCount + P256PublicKey.pointByteCount
    guard bytes.count == Self.byteCount, let recipient = RecipientKeyID(bytes: bytes[..<RecipientKeyID.byteCount])
    else {
      throw SealingError(.malformed, "row of another length than 125")
    }
    let ephemeral = try SealingError.reading {
      try P256PublicKey(uncompressedPoint: Array(bytes[RecipientKeyID.byteCount..<pointEnd]))
    }
    try self.init(recipient: recipient, ephemeral: ephemeral, wrapped: Array(bytes[pointEnd...]))
  }
}
