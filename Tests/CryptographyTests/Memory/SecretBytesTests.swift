import Cryptography
import Testing

struct SecretBytesTests {
  @Test func `a secret never prints its bytes`() {
    let secret = SecretBytes(copying: Array("mot-reconnaissable".utf8))
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), dumped, "\([secret])"] {
      #expect(!text.contains("reconnaissable"))
      #expect(!text.contains("109, 111, 116"))
    }
  }

  @Test(arguments: [0, 1, 32, 64, 65, 4096, 100_000])
  func `a secret starts as zeros, whatever its slot held before`(count: Int) {
    for _ in 0..<3 {
      let secret = SecretBytes(count: count)
      #expect(secret.withUnsafeBytes { $0.allSatisfy { $0 == 0 } && $0.count == count })
      secret.withUnsafeMutableBytes { bytes in for index in bytes.indices { bytes[index] = 0xaa } }
    }
  }

  @Test func `small secrets do not overlap`() {
    let secrets = (0..<200).map { value in SecretBytes(copying: [UInt8](repeating: UInt8(value), count: 64)) }
    for (value, secret) in secrets.enumerated() {
      #expect(secret.withUnsafeBytes { $0.allSatisfy { $0 == UInt8(value) } })
    }
  }

  @Test func `random bytes differ`() {
    #expect(SecureRandom.bytes(16) != SecureRandom.bytes(16))
    #expect(!SecretBytes.random(count: 32).isEqual(to: SecretBytes.random(count: 32)))
  }
}

struct OpenSSLVersionTests {
  @Test func `the floor is 3.0.22`() {
    #expect(OpenSSLVersion(major: 3, minor: 0, patch: 21).isBelowFloor)
    #expect(!OpenSSLVersion(major: 3, minor: 0, patch: 22).isBelowFloor)
    #expect(!OpenSSLVersion(major: 3, minor: 5, patch: 0).isBelowFloor)
    #expect(OpenSSLVersion(major: 1, minor: 1, patch: 99).isBelowFloor)
    #expect(OpenSSLVersion.runtime.major >= 3)
  }
}
