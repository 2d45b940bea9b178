import Cryptography
import Testing

private func secret(_ hex: String) -> SecretBytes { SecretBytes(copying: Hexadecimal.decode(hex) ?? []) }
private func hex(_ secret: SecretBytes) -> String { secret.withUnsafeBytes { Hexadecimal.encode($0) } }

struct AESGCMTests {
  // McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16.
  private let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
  private let iv = Hexadecimal.decode("cafebabefacedbaddecaf888") ?? []
  private let aad = Hexadecimal.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2") ?? []
  private let clear =
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"

  @Test func `the example of the mode's authors`() throws {
    let sealed = try AESGCM.seal(secret(clear), key: secret(key), iv: iv, authenticating: aad)
    #expect(
      Hexadecimal.encode(sealed.ciphertext)
        == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    )
    #expect(Hexadecimal.encode(sealed.tag) == "76fc6ece0f4e1768cddf8853bb2d551b")
    let opened = try AESGCM.open(
      sealed.ciphertext, tag: sealed.tag, key: secret(key), iv: iv, authenticating: aad)
    #expect(hex(opened) == clear)
  }

  @Test func `an altered text, tag, key, IV or context is refused`() throws {
    let sealed = try AESGCM.seal(secret(clear), key: secret(key), iv: iv, authenticating: aad)
    func refused(_ body: () throws(CryptographyError) -> SecretBytes) -> CryptographyError.Code? {
      do { _ = try body() } catch { return error.code }
      return nil
    }
    var text = sealed.ciphertext
    text[3] ^= 1
    var tag = sealed.tag
    tag[15] ^= 0x80
    let (right, other) = (secret(key), SecretBytes(count: 32))
    #expect(
      refused { () throws(CryptographyError) in
        try AESGCM.open(text, tag: sealed.tag, key: right, iv: iv, authenticating: aad)
      } == .authenticationFailed)
    #expect(
      refused { () throws(CryptographyError) in
        try AESGCM.open(sealed.ciphertext, tag: tag, key: right, iv: iv, authenticating: aad)
      } == .authenticationFailed)
    #expect(
      refused { () throws(CryptographyError) in
        try AESGCM.open(sealed.ciphertext, tag: sealed.tag, key: other, iv: iv, authenticating: aad)
      } == .authenticationFailed)
    #expect(
      refused { () throws(CryptographyError) in
        try AESGCM.open(sealed.ciphertext, tag: sealed.tag, key: right, iv: iv)
      } == .authenticationFailed)
    for count in [0, 4, 12, 15, 17] {
      let short = Array((sealed.tag + [0]).prefix(count))
      #expect(
        refused { () throws(CryptographyError) in
          try AESGCM.open(sealed.ciphertext, tag: short, key: right, iv: iv, authenticating: aad)
        } == .wrongLength)
    }
    #expect(throws: CryptographyError.self) { try AESGCM.seal(secret(clear), key: SecretBytes(count: 16), iv: iv) }
    #expect(throws: CryptographyError.self) { try AESGCM.seal(secret(clear), key: right, iv: iv + iv) }
  }

  @Test func `an empty text has a tag too`() throws {
    let sealed = try AESGCM.seal(SecretBytes(count: 0), key: secret(key), iv: iv)
    #expect(sealed.ciphertext.isEmpty)
    #expect(try AESGCM.open([], tag: sealed.tag, key: secret(key), iv: iv).count == 0)
    #expect(throws: CryptographyError.self) {
      try AESGCM.open([], tag: sealed.tag, key: secret(key), iv: iv, authenticating: [0])
    }
  }
}

struct AESKeyWrapTests {
  private let kek = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
  private let key = "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f"
  private let wrapped = "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"

  @Test func `section 4_6 of RFC 3394`() throws {
    #expect(Hexadecimal.encode(try AESKeyWrap.wrap(secret(key), under: secret(kek))) == wrapped)
    #expect(hex(try AESKeyWrap.unwrap(Hexadecimal.decode(wrapped) ?? [], under: secret(kek))) == key)
  }

  @Test func `a flipped bit in any byte is refused`() throws {
    let good = try #require(Hexadecimal.decode(wrapped))
    for index in good.indices {
      var bad = good
      bad[index] ^= 1
      #expect(throws: CryptographyError.self) { try AESKeyWrap.unwrap(bad, under: secret(kek)) }
    }
    #expect(throws: CryptographyError.self) { try AESKeyWrap.unwrap(good, under: SecretBytes(count: 32)) }
  }

  @Test(arguments: [0, 1, 8, 16, 24, 32, 39, 41, 48, 4096])
  func `a wrapped key of another length never reaches OpenSSL`(count: Int) throws {
    #expect(throws: CryptographyError.self) {
      try AESKeyWrap.unwrap([UInt8](repeating: 7, count: count), under: secret(kek))
    }
  }

  @Test func `keys and KEKs of other lengths are refused`() {
    #expect(throws: CryptographyError.self) { try AESKeyWrap.wrap(SecretBytes(count: 31), under: secret(kek)) }
    #expect(throws: CryptographyError.self) { try AESKeyWrap.wrap(secret(key), under: SecretBytes(count: 16)) }
    #expect(throws: CryptographyError.self) { try AESKeyWrap.unwrap([], under: secret(kek), count: 33) }
  }
}

struct X963KDFTests {
  // NIST CAVP, ansx963_2001.rsp, SHA-256.
  @Test func `the example of NIST's validation suite`() {
    let z = secret("96c05619d56c328ab95fe84b18264b08725b85e33fd34f08")
    #expect(hex(X963KDF.derive(z, sharedInfo: [], count: 16)) == "443024c3dae66b95e6f5670601558f71")
  }

  @Test func `several blocks begin with the first, and the shared information counts`() {
    let z = SecretBytes.random(count: 32)
    let long = hex(X963KDF.derive(z, sharedInfo: [1, 2], count: 80))
    #expect(long.hasPrefix(hex(X963KDF.derive(z, sharedInfo: [1, 2], count: 32))))
    #expect(long.count == 160)
    #expect(!long.hasPrefix(hex(X963KDF.derive(z, sharedInfo: [1, 3], count: 32))))
  }
}
