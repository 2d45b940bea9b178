import Cryptography
import Testing

@testable import Authority

struct ProtectedShareTests {
  private let passphrase = SecretBytes(copying: Array("bado-kuli-meza-tofi-ravu-seno".utf8))

  private func bytes(_ secret: SecretBytes) -> [UInt8] { secret.withUnsafeBytes { Array($0) } }
  private func read(_ text: String) throws -> ProtectedShare {
    try ProtectedShare(text: SecretBytes(copying: Array(text.utf8)))
  }

  @Test func `a share comes back under its passphrase, through its text, and goes with the other`() throws {
    let recovery = try RecoveryKey.generate()
    let (first, second) = try recovery.split()
    let protected = try ProtectedShare(first, under: passphrase)
    let text = protected.text
    #expect(try read(text) == protected && protected.number == 1)
    let back = try read(text).open(under: passphrase)
    #expect(bytes(back.text) == bytes(first.text))
    #expect(try RecoveryKey(combining: back, second).key.publicKey == recovery.key.publicKey)
    #expect(ProtectedShare.isAnnounced(by: SecretBytes(copying: Array(text.utf8))))
    #expect(!ProtectedShare.isAnnounced(by: first.text))
    #expect(!text.contains(Hexadecimal.encode(bytes(first.secret)).prefix(16)))
    #expect(try ProtectedShare(first, under: passphrase).text != text)
  }

  @Test func `another passphrase, or a share that says something else of itself, does not open`() throws {
    let (first, second) = try RecoveryKey.generate().split()
    let (one, two) = (try ProtectedShare(first, under: passphrase), try ProtectedShare(second, under: passphrase))
    func fault(_ share: ProtectedShare, _ words: String) -> AuthorityError.Code? {
      do {
        _ = try share.open(under: SecretBytes(copying: Array(words.utf8)))
        return nil
      } catch {
        return error.code
      }
    }
    for words in ["bado-kuli-meza-tofi-ravu-sena", "", "bado-kuli-meza-tofi-ravu-seno "] {
      #expect(fault(one, words) == .wrongPassphrase)
    }
    func altered(_ number: Int, _ split: [UInt8], _ salt: [UInt8], _ ciphertext: [UInt8]) -> ProtectedShare {
      ProtectedShare(
        number: number, keyIdentifier: one.keyIdentifier, split: split, iterations: .usual, salt: salt, iv: one.iv,
        ciphertext: ciphertext)
    }
    let right = "bado-kuli-meza-tofi-ravu-seno"
    #expect(fault(altered(1, one.split, one.salt, one.ciphertext), right) == nil)
    #expect(fault(altered(2, one.split, one.salt, one.ciphertext), right) == .wrongPassphrase)
    #expect(fault(altered(1, one.iv.prefix(8) + [], one.salt, one.ciphertext), right) == .wrongPassphrase)
    #expect(fault(altered(1, one.split, two.salt, one.ciphertext), right) == .wrongPassphrase)
    #expect(fault(altered(1, one.split, one.salt, two.ciphertext), right) == .wrongPassphrase)
  }

  @Test func `no flipped bit, truncation, extension or other form of a text passes`() throws {
    let text = Array(try ProtectedShare(RecoveryKey.generate().split().first, under: passphrase).text.utf8)
    for index in text.indices {
      var altered = text
      altered[index] ^= 1 << (index % 8)
      #expect(throws: AuthorityError.self, "byte \(index)") {
        try ProtectedShare(text: SecretBytes(copying: altered))
      }
      #expect(throws: AuthorityError.self) { try ProtectedShare(text: SecretBytes(copying: Array(text[..<index]))) }
    }
    let whole = String(decoding: text, as: UTF8.self)
    for other in [
      whole + "\n", whole.replacing("\n", with: "\r\n"), whole.replacing("rounds 600000", with: "rounds 0600000"),
      whole.replacing("rounds 600000", with: "rounds 1000"), whole.replacing("share 1 of 2", with: "share 3 of 2"),
    ] {
      #expect(throws: AuthorityError.self) { try read(other) }
    }
  }
}
