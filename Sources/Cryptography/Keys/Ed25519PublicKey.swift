internal import COpenSSL

/// An Ed25519 public key (RFC 8032), as its 32 bytes.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// The length of a key in bytes.
  public static let byteCount = 32

  /// The encoded point.
  public let bytes: [UInt8]

  /// Takes exactly 32 bytes, or nothing. Whether they encode a point shows when a signature is checked.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// Whether `signature` (64 bytes) signs `message`.
  public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
    guard signature.count == 64 else { return false }
    guard let key = EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, bytes, bytes.count) else {
      ERR_clear_error()
      return false
    }
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    defer { ERR_clear_error() }
    return EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
