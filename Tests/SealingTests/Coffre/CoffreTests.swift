import Cryptography
import Foundation
import Sealing
import Testing

struct CoffreTests {
  private static let passphrase = SecretBytes(copying: Array("bado-kuli-meza-tofi-ravu-seno".utf8))

  private func fault(_ body: () throws(SealingError) -> P256PrivateKey) -> SealingError.Code? {
    do { _ = try body() } catch { return error.code }
    return nil
  }

  @Test func `a key comes back under its passphrase, for its agent`() throws {
    let key = try P256PrivateKey.generate()
    let coffre = try Coffre.seal(key, of: "ts-1", under: Self.passphrase)
    #expect(try coffre.open(of: "ts-1", under: Self.passphrase).publicKey == key.publicKey)
    #expect(coffre.iterations == .usual && coffre.salt.count == 16 && coffre.iv.count == 12)
    let again = try Coffre.seal(key, of: "ts-1", under: Self.passphrase)
    #expect(again.salt != coffre.salt && again.iv != coffre.iv && again.ciphertext != coffre.ciphertext)
  }

  @Test func `another passphrase, another agent or an altered byte is refused`() throws {
    let coffre = try Coffre.seal(P256PrivateKey.generate(), of: "ts-1", under: Self.passphrase)
    #expect(fault { () throws(SealingError) in try coffre.open(of: "ts-2", under: Self.passphrase) } == .wrongKey)
    #expect(fault { () throws(SealingError) in try coffre.open(of: "ts-11", under: Self.passphrase) } == .wrongKey)
    let other = SecretBytes(copying: Array("bado-kuli-meza-tofi-ravu-sena".utf8))
    #expect(fault { () throws(SealingError) in try coffre.open(of: "ts-1", under: other) } == .wrongKey)
    func changed(_ bytes: [UInt8], _ place: Int) -> [UInt8] {
      var bytes = bytes
      bytes[place] ^= 1
      return bytes
    }
    let (salt, iv, text) = (coffre.salt, coffre.iv, coffre.ciphertext)
    let altered = [
      try Coffre(iterations: .usual, salt: changed(salt, 0), iv: iv, ciphertext: text),
      try Coffre(iterations: .usual, salt: salt, iv: changed(iv, 11), ciphertext: text),
      try Coffre(iterations: .usual, salt: salt, iv: iv, ciphertext: changed(text, 0)),
      try Coffre(iterations: .usual, salt: salt, iv: iv, ciphertext: changed(text, text.count - 1)),
      try Coffre(iterations: PBKDF2Iterations(600_001), salt: salt, iv: iv, ciphertext: text),
    ]
    for coffre in altered {
      #expect(fault { () throws(SealingError) in try coffre.open(of: "ts-1", under: Self.passphrase) } == .wrongKey)
    }
  }

  @Test(arguments: [(15, 12, 154), (17, 12, 154), (16, 11, 154), (16, 16, 154), (16, 12, 82), (16, 12, 257), (0, 0, 0)])
  func `parts of another length are refused`(salt: Int, iv: Int, text: Int) {
    func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
    #expect(throws: SealingError.self) {
      try Coffre(iterations: .usual, salt: zeros(salt), iv: zeros(iv), ciphertext: zeros(text))
    }
  }

  @Test func `what WebCrypto wraps is unwrapped`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/coffre-webcrypto.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    try #require(lines.count == 2)
    for line in lines {
      let fields = line.split(separator: " ").map(String.init)
      try #require(fields.count == 7)
      func bytes(_ place: Int) throws -> [UInt8] { try #require(Hexadecimal.decode(fields[place])) }
      let coffre = try Coffre(
        iterations: PBKDF2Iterations(try #require(Int(fields[2]))), salt: bytes(3), iv: bytes(4), ciphertext: bytes(5))
      let passphrase = SecretBytes(copying: try bytes(1))
      #expect(try coffre.open(of: fields[0], under: passphrase).publicKey.point == bytes(6))
      #expect(throws: SealingError.self) { try coffre.open(of: "autre", under: passphrase) }
    }
  }
}
