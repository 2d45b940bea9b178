public import Cryptography

/// A recovery share under its holder's own passphrase: whoever finds the sheet or the file holds nothing yet.
///
/// The secret is encrypted with AES-256-GCM under PBKDF2-HMAC-SHA-256 of the passphrase, as an agent's wrapped key is; what
/// the share says of itself is authenticated with it. As a text:
///
/// ```
/// navette-protected-share/v1
/// share 1 of 2
/// key 3f09…(40 hexadecimal digits)
/// split a1b2…(16 digits)
/// rounds 600000
/// salt 5c1e…(32 digits)
/// iv 09ab…(24 digits)
/// secret 77c0…(96 digits: the encrypted secret, then its tag)
/// check 0d5e…(16 digits: the start of SHA-256 of the lines above)
/// ```
public struct ProtectedShare: Hashable, Sendable {
  /// 1 or 2.
  public let number: Int
  let keyIdentifier: [UInt8]
  let split: [UInt8]
  let iterations: PBKDF2Iterations
  let salt: [UInt8]
  let iv: [UInt8]
  /// The encrypted secret, then its 16-byte tag.
  let ciphertext: [UInt8]

  /// Encrypts a share.
  /// - Parameter passphrase: UTF-8 in NFKC.
  /// - Throws: ``AuthorityError`` `cryptography` when OpenSSL fails.
  public init(
    _ share: RecoveryShare, under passphrase: SecretBytes, iterations: PBKDF2Iterations = .usual
  ) throws(AuthorityError) {
    let (salt, iv) = (SecureRandom.bytes(PBKDF2.saltByteCount), SecureRandom.bytes(AESGCM.ivByteCount))
    let head = Self.head(share.number, share.keyIdentifier, share.split, iterations, salt, iv)
    let sealed = try AuthorityError.wrapping { () throws(CryptographyError) in
      try AESGCM.seal(
        share.secret, key: Self.key(passphrase, salt, iterations), iv: iv, authenticating: Array(head.utf8))
    }
    self.init(
      number: share.number, keyIdentifier: share.keyIdentifier, split: share.split, iterations: iterations, salt: salt,
      iv: iv, ciphertext: sealed.ciphertext + sealed.tag)
  }

  init(
    number: Int, keyIdentifier: [UInt8], split: [UInt8], iterations: PBKDF2Iterations, salt: [UInt8], iv: [UInt8],
    ciphertext: [UInt8]
  ) {
    (self.number, self.keyIdentifier, self.split) = (number, keyIdentifier, split)
    (self.iterations, self.salt, self.iv, self.ciphertext) = (iterations, salt, iv, ciphertext)
  }

  /// Decrypts the share.
  /// - Throws: ``AuthorityError`` `wrongPassphrase` when the passphrase is not the right one, or a byte was altered: which
  ///   of them cannot be known.
  public func open(under passphrase: SecretBytes) throws(AuthorityError) -> RecoveryShare {
    let key = try AuthorityError.wrapping { () throws(CryptographyError) in
      try Self.key(passphrase, salt, iterations)
    }
    do {
      let secret = try AESGCM.open(
        Array(ciphertext.dropLast(AESGCM.tagByteCount)), tag: Array(ciphertext.suffix(AESGCM.tagByteCount)), key: key,
        iv: iv, authenticating: Array(head.utf8))
      return RecoveryShare(number: number, keyIdentifier: keyIdentifier, split: split, secret: secret)
    } catch {
      throw AuthorityError(.wrongPassphrase)
    }
  }

  var head: String { Self.head(number, keyIdentifier, split, iterations, salt, iv) }

  private static func head(
    _ number: Int, _ key: [UInt8], _ split: [UInt8], _ iterations: PBKDF2Iterations, _ salt: [UInt8], _ iv: [UInt8]
  ) -> String {
    """
    \(title)
    share \(number) of 2
    key \(Hexadecimal.encode(key))
    split \(Hexadecimal.encode(split))
    rounds \(iterations.count)
    salt \(Hexadecimal.encode(salt))
    iv \(Hexadecimal.encode(iv))

    """
  }

  private static func key(
    _ passphrase: SecretBytes, _ salt: [UInt8], _ iterations: PBKDF2Iterations
  ) throws(CryptographyError) -> SecretBytes {
    try PBKDF2.sha256(passphrase, salt: salt, iterations: iterations, count: AESGCM.keyByteCount)
  }
}
