import Cryptography

/// Primitives with nothing around them: the physical limits of this machine, measured in the same run.
enum RawCryptography {
  /// What sealing cannot do without: hash and sign, one ephemeral key, one agreement for each recipient, encrypt.
  static func seal(_ content: SecretBytes, with key: P256PrivateKey, to peers: [P256PublicKey]) throws {
    _ = try key.sign(SHA256.digest(content))
    _ = try P256PrivateKey.generate().sharedSecrets(with: peers)
    _ = try AESGCM.seal(content, key: .random(count: AESGCM.keyByteCount), iv: SecureRandom.bytes(AESGCM.ivByteCount))
  }

  /// What opening cannot do without: one agreement, decrypt, hash and verify one signature.
  struct Opening {
    private let key: P256PrivateKey
    private let peer: P256PublicKey
    private let contentKey = SecretBytes.random(count: AESGCM.keyByteCount)
    private let iv = SecureRandom.bytes(AESGCM.ivByteCount)
    private let sealed: AESGCM.Sealed
    private let message: [UInt8]
    private let signature: [UInt8]

    init(_ content: SecretBytes) throws {
      key = try P256PrivateKey.generate()
      peer = try P256PrivateKey.generate().publicKey
      sealed = try AESGCM.seal(content, key: contentKey, iv: iv)
      message = content.withUnsafeBytes { [UInt8]($0) }
      signature = try key.sign(message)
    }

    func open() throws {
      _ = try key.sharedSecret(with: peer)
      _ = try AESGCM.open(sealed.ciphertext, tag: sealed.tag, key: contentKey, iv: iv)
      guard key.publicKey.isValid(signature: signature, for: message) else {
        throw CommandError(.internalError, "a signature of this run does not verify")
      }
    }
  }

  /// Each primitive by itself.
  static func races() throws -> [Race] {
    let key = try P256PrivateKey.generate()
    let digest = SHA256.digest([1, 2, 3])
    let (message, signature) = ([UInt8](repeating: 7, count: 32), try key.sign([UInt8](repeating: 7, count: 32)))
    let peer = [try P256PrivateKey.generate().publicKey]
    let kilobyte = SecureRandom.bytes(1024)
    let block = SecretBytes.random(count: 16384)
    let secret = SecretBytes.random(count: AESGCM.keyByteCount)
    let iv = SecureRandom.bytes(AESGCM.ivByteCount)
    func race(_ variant: String, _ body: @escaping () throws -> Void) -> Race {
      Race(name: "limits", variant: variant, workload: Computation(body), limit: nil, target: nil)
    }
    return [
      race("ECDSA P-256 sign") { _ = try key.sign(digest) },
      race("ECDSA P-256 verify") { _ = key.publicKey.isValid(signature: signature, for: message) },
      race("ECDH P-256") { _ = try key.sharedSecrets(with: peer) },
      race("P-256 key generation") { _ = try P256PrivateKey.generate() },
      race("SHA-256, 1 KiB") { _ = SHA256.digest(kilobyte) },
      race("AES-256-GCM, 16 KiB") { _ = try AESGCM.seal(block, key: secret, iv: iv) },
    ]
  }
}
