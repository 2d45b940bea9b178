internal import COpenSSL

/// An Ed25519 private key (RFC 8032): checkpoints and cosignatures.
public final class Ed25519PrivateKey: Sendable {
  /// The public half.
  public let publicKey: Ed25519PublicKey
  let handle: KeyHandle

  private init(handle: KeyHandle) throws(CryptographyError) {
    var bytes = [UInt8](repeating: 0, count: Ed25519PublicKey.byteCount)
    var length = bytes.count
    let status = handle.withHandle { EVP_PKEY_get_raw_public_key($0, &bytes, &length) }
    guard handle.isA("ED25519"), status == 1, length == bytes.count, let key = Ed25519PublicKey(bytes: bytes) else {
      throw .draining(.unsupportedKey, "not an Ed25519 key")
    }
    self.handle = handle
    publicKey = key
  }

  /// Makes a new key.
  ///
  /// - Throws: `keyGeneration` if the random source fails.
  public static func generate() throws(CryptographyError) -> Ed25519PrivateKey {
    guard let key = navette_generate_ed25519() else { throw .draining(.keyGeneration) }
    return try Ed25519PrivateKey(handle: KeyHandle(owning: key))
  }

  /// Makes the key of a 32-byte seed.
  ///
  /// - Throws: `malformedKey` if the seed has another length.
  public convenience init(seed: SecretBytes) throws(CryptographyError) {
    guard seed.count == 32 else { throw CryptographyError(.malformedKey, "a seed has 32 bytes") }
    let key = seed.withUnsafeBytes { bytes in
      EVP_PKEY_new_raw_private_key_ex(
        nil, "ED25519", nil, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
    guard let key else { throw .draining(.malformedKey) }
    try self.init(handle: KeyHandle(owning: key))
  }

  /// Reads PKCS#8 PEM, in the clear or encrypted.
  ///
  /// - Throws: `passphraseNeeded`, `wrongPassphrase`, `malformedKey` or `unsupportedKey`.
  public convenience init(pem: SecretBytes, passphrase: SecretBytes? = nil) throws(CryptographyError) {
    try self.init(
      handle: try pem.withUnsafeBytes { bytes throws(CryptographyError) in
        try PrivateKeyPEM.decode(bytes, passphrase: passphrase)
      })
  }

  /// The 32-byte seed.
  public var seed: SecretBytes {
    let seed = SecretBytes(count: 32)
    var length = seed.count
    let status = handle.withHandle { key in
      seed.withUnsafeMutableBytes { bytes in
        EVP_PKEY_get_raw_private_key(key, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), &length)
      }
    }
    precondition(status == 1 && length == 32, "a private key was checked to hold its seed")
    return seed
  }

  /// PKCS#8 PEM, encrypted if a passphrase is given.
  public func pem(passphrase: SecretBytes? = nil) throws(CryptographyError) -> SecretBytes {
    try PrivateKeyPEM.encode(handle, passphrase: passphrase)
  }

  /// Signs `message` (pure Ed25519): 64 bytes.
  public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    guard let context = EVP_MD_CTX_new() else { throw .draining(.signing) }
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var length = signature.count
    let isSigned = handle.withHandle { key in
      EVP_DigestSignInit_ex(context, nil, nil, nil, nil, key, nil) == 1
        && EVP_DigestSign(context, &signature, &length, message, message.count) == 1
    }
    guard isSigned, length == signature.count else { throw .draining(.signing) }
    return signature
  }
}
