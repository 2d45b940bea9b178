internal import COpenSSL

/// A private key on P-256, for ECDSA or ECDH: the certificate says which, and a key serves one of them only.
public final class P256PrivateKey: Sendable {
  /// The public half.
  public let publicKey: P256PublicKey
  let handle: KeyHandle

  private init(_ handle: KeyHandle) throws(CryptographyError) {
    self.handle = handle
    publicKey = try P256PublicKey(from: handle)
  }

  /// Makes a new key.
  ///
  /// - Throws: `keyGeneration` if the random source fails.
  public static func generate() throws(CryptographyError) -> P256PrivateKey {
    guard let key = navette_generate_p256() else { throw .draining(.keyGeneration) }
    return try P256PrivateKey(KeyHandle(owning: key))
  }

  /// Reads PEM: PKCS#8 in the clear or encrypted, or `EC PRIVATE KEY` as `openssl ecparam -genkey` writes it.
  ///
  /// - Throws: `passphraseNeeded`, `wrongPassphrase`, `malformedKey`, or `unsupportedKey` if it is not on P-256.
  public convenience init(pem: SecretBytes, passphrase: SecretBytes? = nil) throws(CryptographyError) {
    try self.init(
      checking: try pem.withUnsafeBytes { bytes throws(CryptographyError) in
        try PrivateKeyPEM.decode(bytes, passphrase: passphrase)
      })
  }

  /// Reads PEM; see the other form, which leaves no copy of the text behind.
  public convenience init(pem: [UInt8], passphrase: SecretBytes? = nil) throws(CryptographyError) {
    try self.init(pem: SecretBytes(copying: pem), passphrase: passphrase)
  }

  convenience init(checking handle: KeyHandle) throws(CryptographyError) {
    _ = try handle.p256Point()
    // A file may pair a scalar with another key's point: what it signs would not verify.
    let isConsistent = handle.withHandle { key in
      guard let context = EVP_PKEY_CTX_new(key, nil) else { return false }
      defer { EVP_PKEY_CTX_free(context) }
      return EVP_PKEY_check(context) == 1
    }
    guard isConsistent else { throw .draining(.malformedKey, "the two halves do not match") }
    try self.init(handle)
  }

  /// PKCS#8 PEM, encrypted if a passphrase is given (PBKDF2-HMAC-SHA-256 with 600,000 rounds, AES-256-CBC).
  public func pem(passphrase: SecretBytes? = nil) throws(CryptographyError) -> SecretBytes {
    try PrivateKeyPEM.encode(handle, passphrase: passphrase)
  }

  /// Signs SHA-256 of `message`.
  ///
  /// - Returns: a DER ECDSA-Sig-Value, at most 72 bytes.
  public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    try sign(SHA256.digest(message))
  }

  /// Signs a message of this digest.
  public func sign(_ digest: Digest) throws(CryptographyError) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 72)
    var length = signature.count
    let isSigned = handle.withHandle { key in
      guard let context = EVP_PKEY_CTX_new(key, nil) else { return false }
      defer { EVP_PKEY_CTX_free(context) }
      guard EVP_PKEY_sign_init(context) == 1, EVP_PKEY_CTX_set_signature_md(context, Fetched.sha256) == 1 else {
        return false
      }
      return digest.withUnsafeBytes { bytes in
        EVP_PKEY_sign(
          context, &signature, &length, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count) == 1
      }
    }
    guard isSigned else { throw .draining(.signing) }
    signature.removeLast(signature.count - length)
    return signature
  }

  /// ECDH (SEC 1, 3.3.1): the X coordinate of the shared point, 32 bytes.
  public func sharedSecret(with peer: P256PublicKey) throws(CryptographyError) -> SecretBytes {
    let secrets = try sharedSecrets(with: [peer])
    guard let secret = secrets.first else { throw CryptographyError(.keyAgreement) }
    return secret
  }

  /// ECDH with several peers, in their order, on one context: what sealing to several recipients costs.
  public func sharedSecrets(with peers: [P256PublicKey]) throws(CryptographyError) -> [SecretBytes] {
    try handle.withHandle { key throws(CryptographyError) in
      guard let context = EVP_PKEY_CTX_new(key, nil) else { throw .draining(.keyAgreement) }
      defer { EVP_PKEY_CTX_free(context) }
      guard EVP_PKEY_derive_init(context) == 1 else { throw .draining(.keyAgreement) }
      var secrets: [SecretBytes] = []
      secrets.reserveCapacity(peers.count)
      for peer in peers {
        // 0: no second validation of the peer. Its decoding checked that the point is on the curve, and the cofactor
        // of P-256 is 1, so there is no small subgroup to fall into. It costs as much as the agreement itself.
        let isSet = peer.handle.withHandle { EVP_PKEY_derive_set_peer_ex(context, $0, 0) } == 1
        let secret = SecretBytes(count: 32)
        var length = secret.count
        let isDerived =
          isSet
          && secret.withUnsafeMutableBytes { bytes in
            EVP_PKEY_derive(context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), &length) == 1
          }
        guard isDerived, length == secret.count else { throw .draining(.keyAgreement) }
        secrets.append(secret)
      }
      return secrets
    }
  }

  func withHandle<R, E: Error>(_ body: (OpaquePointer) throws(E) -> R) throws(E) -> R { try handle.withHandle(body) }
}
