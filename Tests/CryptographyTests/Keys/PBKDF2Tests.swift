import Foundation
import Testing

@testable import Cryptography

struct PBKDF2Tests {
  struct Vector {
    let passphrase: SecretBytes
    let salt: [UInt8]
    let rounds: Int
    let key: [UInt8]
  }

  static let vectors = Result { () throws -> [Vector] in
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/pbkdf2-hmac-sha256.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let fields = $0.split(separator: " ").map(String.init)
      try #require(fields.count == 4)
      return Vector(
        passphrase: SecretBytes(copying: Array(fields[0].utf8)), salt: try #require(Hexadecimal.decode(fields[1])),
        rounds: try #require(Int(fields[2])), key: try #require(Hexadecimal.decode(fields[3])))
    }
  }

  @Test func `published vectors are met`() throws {
    let vectors = try Self.vectors.get()
    try #require(vectors.count == 3)
    for vector in vectors {
      let key = try PBKDF2.derive(
        vector.passphrase, salt: vector.salt, rounds: vector.rounds, count: vector.key.count)
      #expect(key.isEqual(to: SecretBytes(copying: vector.key)), "\(vector.rounds) rounds")
    }
  }

  @Test func `what is public derives the same`() throws {
    let vector = try #require(try Self.vectors.get().last)
    let iterations = try PBKDF2Iterations(vector.rounds)
    let key = try PBKDF2.sha256(vector.passphrase, salt: vector.salt, iterations: iterations, count: vector.key.count)
    #expect(key.isEqual(to: SecretBytes(copying: vector.key)))
    let more = try PBKDF2Iterations(vector.rounds + 1)
    let other = try PBKDF2.sha256(vector.passphrase, salt: vector.salt, iterations: more, count: vector.key.count)
    #expect(!other.isEqual(to: key))
  }

  @Test(arguments: [Int.min, -1, 0, 1, 1000, 100_000, 599_999])
  func `fewer rounds than the floor cannot be asked for`(count: Int) {
    #expect(throws: CryptographyError(.weakDerivation)) { try PBKDF2Iterations(count) }
  }

  @Test func `rounds that nobody would wait for cannot be asked for`() throws {
    #expect(try PBKDF2Iterations(PBKDF2Iterations.ceiling).count == 10_000_000)
    #expect(PBKDF2Iterations.usual.count == 600_000)
    for count in [10_000_001, Int.max] {
      #expect(throws: CryptographyError(.wrongLength)) { try PBKDF2Iterations(count) }
    }
  }

  @Test func `a short salt or an empty key is refused`() {
    let passphrase = SecretBytes(copying: Array("bado-kuli".utf8))
    for (salt, count) in [(0, 32), (8, 32), (15, 32), (16, 0), (16, -1)] {
      #expect(throws: CryptographyError(.wrongLength)) {
        try PBKDF2.sha256(
          passphrase, salt: [UInt8](repeating: 1, count: salt), iterations: .usual, count: count)
      }
    }
  }
}
