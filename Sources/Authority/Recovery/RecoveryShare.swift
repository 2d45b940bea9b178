internal import Cryptography

/// One of the two shares of a recovery key: useless alone, since either is a one-time pad of the other.
///
/// Its holder keeps it under a passphrase of their own: see ``ProtectedShare``.
///
/// As a text, for a printed sheet or a file in an envelope of paper:
///
/// ```
/// navette-recovery-share/v1
/// share 1 of 2
/// key 3f09…(40 hexadecimal digits: the key's identifier, as in its certificate)
/// split a1b2…(16 digits: which splitting, since a key may be split again)
/// secret 77c0…(64 digits)
/// check 0d5e…(16 digits: the start of SHA-256 of the lines above)
/// ```
public struct RecoveryShare: Sendable {
  /// 1 or 2.
  public let number: Int
  /// The identifier of the public key, 20 bytes.
  public let keyIdentifier: [UInt8]
  /// Which splitting this share comes from, 8 bytes.
  public let split: [UInt8]
  let secret: SecretBytes

  init(number: Int, keyIdentifier: [UInt8], split: [UInt8], secret: SecretBytes) {
    self.number = number
    self.keyIdentifier = keyIdentifier
    self.split = split
    self.secret = secret
  }
}
