import Cryptography
import Testing

struct P256KeyTests {
  @Test func `a signature verifies under its key and message only`() throws {
    let key = try P256PrivateKey.generate()
    let signature = try key.sign([1, 2, 3])
    #expect(key.publicKey.isValid(signature: signature, for: [1, 2, 3]))
    #expect(!key.publicKey.isValid(signature: signature, for: [1, 2, 4]))
    #expect(!(try P256PrivateKey.generate().publicKey.isValid(signature: signature, for: [1, 2, 3])))
    #expect(!key.publicKey.isValid(signature: Array(signature.dropLast()), for: [1, 2, 3]))
    #expect(!key.publicKey.isValid(signature: signature + [0], for: [1, 2, 3]))
    #expect(!key.publicKey.isValid(signature: [], for: [1, 2, 3]))
  }

  @Test func `both sides agree on a secret`() throws {
    let (a, b, c) = (try P256PrivateKey.generate(), try P256PrivateKey.generate(), try P256PrivateKey.generate())
    let ab = try a.sharedSecret(with: b.publicKey)
    #expect(ab.isEqual(to: try b.sharedSecret(with: a.publicKey)))
    #expect(!ab.isEqual(to: try a.sharedSecret(with: c.publicKey)))
    let several = try a.sharedSecrets(with: [b.publicKey, c.publicKey])
    #expect(several.count == 2)
    #expect(several[0].isEqual(to: ab))
    #expect(several[1].isEqual(to: try c.sharedSecret(with: a.publicKey)))
  }

  @Test func `a public key is read back from its encodings`() throws {
    let key = try P256PrivateKey.generate().publicKey
    #expect(try P256PublicKey(spki: key.spki) == key)
    #expect(try P256PublicKey(uncompressedPoint: key.point) == key)
    #expect(key.spki.count == 91)
    #expect(key.keyIdentifier.count == 20)
  }

  @Test func `a point off the curve, compressed, at infinity or of another length is refused`() throws {
    var point = try P256PrivateKey.generate().publicKey.point
    point[64] ^= 1
    #expect(throws: CryptographyError.self) { try P256PublicKey(uncompressedPoint: point) }
    #expect(throws: CryptographyError.self) { try P256PublicKey(uncompressedPoint: [2] + point[1..<33]) }
    #expect(throws: CryptographyError.self) { try P256PublicKey(uncompressedPoint: [0]) }
    #expect(throws: CryptographyError.self) { try P256PublicKey(uncompressedPoint: []) }
    #expect(throws: CryptographyError.self) { try P256PublicKey(uncompressedPoint: point + [0]) }
    #expect(throws: CryptographyError.self) { try P256PublicKey(spki: point) }
  }

  @Test func `a private key survives PEM, in the clear and under a passphrase`() throws {
    let key = try P256PrivateKey.generate()
    #expect(try P256PrivateKey(pem: try key.pem()).publicKey == key.publicKey)
    let passphrase = SecretBytes(copying: Array("corde cheval pile agrafe".utf8))
    let encrypted = try key.pem(passphrase: passphrase)
    #expect(try P256PrivateKey(pem: encrypted, passphrase: passphrase).publicKey == key.publicKey)
    let text = encrypted.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    let label = "ENCRYPTED PRIVATE KEY"
    #expect(text.hasPrefix("-----BEGIN \(label)-----\n"))
    #expect(throws: CryptographyError.self) { try P256PrivateKey(pem: encrypted) }
    #expect(throws: CryptographyError.self) {
      try P256PrivateKey(pem: encrypted, passphrase: SecretBytes(copying: Array("autre".utf8)))
    }
  }

  @Test func `what is not a P-256 key is refused`() throws {
    #expect(throws: CryptographyError.self) { try P256PrivateKey(pem: Array("bonjour".utf8)) }
    #expect(throws: CryptographyError.self) { try P256PrivateKey(pem: []) }
    let other = try Ed25519PrivateKey.generate().pem()
    #expect(throws: CryptographyError.self) { try P256PrivateKey(pem: other) }
    let p256 = try P256PrivateKey.generate().pem()
    #expect(throws: CryptographyError.self) { try Ed25519PrivateKey(pem: p256) }
  }
}

struct Ed25519KeyTests {
  // RFC 8032, 7.1, test 2.
  @Test func `the signature of RFC 8032 is made and verified`() throws {
    let seed = try #require(
      Hexadecimal.decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    let key = try Ed25519PrivateKey(seed: SecretBytes(copying: seed))
    let publicBytes = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    #expect(Hexadecimal.encode(key.publicKey.bytes) == publicBytes)
    let signature = try key.sign([0x72])
    #expect(
      Hexadecimal.encode(signature)
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    #expect(key.publicKey.isValid(signature: signature, for: [0x72]))
    #expect(!key.publicKey.isValid(signature: signature, for: [0x73]))
    #expect(!key.publicKey.isValid(signature: Array(signature.dropLast()), for: [0x72]))
    #expect(key.seed.isEqual(to: SecretBytes(copying: seed)))
    #expect(try Ed25519PrivateKey(pem: try key.pem()).publicKey == key.publicKey)
    #expect(throws: CryptographyError.self) { try Ed25519PrivateKey(seed: SecretBytes(count: 31)) }
    #expect(Ed25519PublicKey(bytes: [UInt8](repeating: 0, count: 31)) == nil)
  }
}
