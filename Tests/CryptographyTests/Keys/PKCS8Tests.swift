import Foundation
import TestSupport
import Testing

@testable import Cryptography

struct PKCS8Tests {
  private func bytes(_ secret: SecretBytes) -> [UInt8] { secret.withUnsafeBytes { Array($0) } }

  @Test func `a key survives PKCS#8, and openssl reads it`() throws {
    let key = try P256PrivateKey.generate()
    let encoded = try key.pkcs8()
    #expect(try P256PrivateKey(pkcs8: encoded).publicKey == key.publicKey)
    let folder = try OpenSSLFolder()
    try folder.write(bytes(encoded), to: "key.der")
    let spki = try folder.must("pkey -inform DER -in key.der -pubout -outform DER")
    #expect(spki.output == key.publicKey.spki)
  }

  @Test func `what openssl writes is read`() throws {
    let folder = try OpenSSLFolder()
    try folder.must("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem")
    try folder.must("pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out key.der")
    let key = try P256PrivateKey(pkcs8: SecretBytes(copying: folder.read("key.der")))
    #expect(try folder.must("pkey -inform DER -in key.der -pubout -outform DER").output == key.publicKey.spki)
  }

  @Test func `bytes before, after or instead of a key, and another curve, are refused`() throws {
    let right = bytes(try P256PrivateKey.generate().pkcs8())
    for wrong in [
      right + [0], [0] + right, Array(right.dropLast()), [], [0x30, 0x00], [UInt8](repeating: 7, count: 138),
    ] {
      #expect(throws: CryptographyError(.malformedKey)) { try P256PrivateKey(pkcs8: SecretBytes(copying: wrong)) }
    }
    let folder = try OpenSSLFolder()
    for options in ["EC -pkeyopt ec_paramgen_curve:P-384", "ED25519"] {
      try folder.must("genpkey -algorithm \(options) -out other.pem")
      try folder.must("pkcs8 -topk8 -nocrypt -in other.pem -outform DER -out other.der")
      #expect(throws: CryptographyError(.unsupportedKey)) {
        try P256PrivateKey(pkcs8: SecretBytes(copying: folder.read("other.der")))
      }
    }
  }
}
