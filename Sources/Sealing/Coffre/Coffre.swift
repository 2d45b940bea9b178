public import Cryptography

/// An agent's private encryption key under their passphrase: what lets them change workstation. Whoever keeps it, the
/// gateway first, keeps opaque bytes.
///
/// The key is in PKCS#8 DER, encrypted with AES-256-GCM under PBKDF2-HMAC-SHA-256 of the passphrase. The agent's
/// identifier is authenticated with it, so that one agent's blob does not open as another's.
public struct Coffre: Hashable, Sendable {
  /// How much the passphrase is stretched.
  public let iterations: PBKDF2Iterations
  /// The salt, 16 random bytes.
  public let salt: [UInt8]
  /// The IV, 12 random bytes.
  public let iv: [UInt8]
  /// The encrypted key, then its 16-byte tag.
  public let ciphertext: [UInt8]

  /// How long the encrypted key may be, tag included: PKCS#8 of a P-256 key, with or without its public half.
  public static let ciphertextByteCounts = 67 + AESGCM.tagByteCount...240 + AESGCM.tagByteCount

  /// Takes the parts of a blob.
  /// - Throws: ``SealingError`` `malformed` when one has another length than this type's.
  public init(
    iterations: PBKDF2Iterations, salt: [UInt8], iv: [UInt8], ciphertext: [UInt8]
  ) throws(SealingError) {
    guard salt.count == PBKDF2.saltByteCount, iv.count == AESGCM.ivByteCount,
      Self.ciphertextByteCounts.contains(ciphertext.count)
    else { throw SealingError(.malformed, "coffre") }
    (self.iterations, self.salt, self.iv, self.ciphertext) = (iterations, salt, iv, ciphertext)
  }

  /// Wraps a key.
  /// - Parameters:
  ///   - passphrase: UTF-8 in NFKC, since keyboards differ in how they compose a letter.
  ///   - agent: whose key it is.
  /// - Throws: ``SealingError`` `backend`.
  public static func seal(
    _ key: P256PrivateKey, of agent: String, under passphrase: SecretBytes, iterations: PBKDF2Iterations = .usual
  ) throws(SealingError) -> Coffre {
    let (salt, iv) = (SecureRandom.bytes(PBKDF2.saltByteCount), SecureRandom.bytes(AESGCM.ivByteCount))
    let sealed = try SealingError.computing { () throws(CryptographyError) in
      try AESGCM.seal(
        key.pkcs8(),
        key: PBKDF2.sha256(passphrase, salt: salt, iterations: iterations, count: AESGCM.keyByteCount), iv: iv,
        authenticating: context(agent))
    }
    return try Coffre(iterations: iterations, salt: salt, iv: iv, ciphertext: sealed.ciphertext + sealed.tag)
  }

  /// Unwraps the key.
  /// - Throws: ``SealingError`` `wrongKey` when the passphrase or the agent is not the right one, or a byte was altered:
  ///   which of them cannot be known; `malformed` when what was encrypted is not a P-256 key.
  public func open(of agent: String, under passphrase: SecretBytes) throws(SealingError) -> P256PrivateKey {
    let key = try SealingError.computing { () throws(CryptographyError) in
      try PBKDF2.sha256(passphrase, salt: salt, iterations: iterations, count: AESGCM.keyByteCount)
    }
    let clear: SecretBytes
    do {
      clear = try AESGCM.open(
        Array(ciphertext.dropLast(AESGCM.tagByteCount)), tag: Array(ciphertext.suffix(AESGCM.tagByteCount)), key: key,
        iv: iv, authenticating: Self.context(agent))
    } catch {
      throw SealingError(.wrongKey, "coffre")
    }
    do { return try P256PrivateKey(pkcs8: clear) } catch { throw SealingError(.malformed, "coffre") }
  }

  private static func context(_ agent: String) -> [UInt8] { Array("navette-coffre/v1|\(agent)".utf8) }
}
