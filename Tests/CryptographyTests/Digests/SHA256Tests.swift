import Cryptography
import Testing

struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the examples of FIPS 180-4`(message: String, digest: String) {
    #expect(SHA256.digest(Array(message.utf8)).hex == digest)
  }

  @Test func `a prefix, two digests and pieces hash like their concatenation`() throws {
    let left = SHA256.digest([1])
    let right = SHA256.digest([2])
    let whole = SHA256.digest([7] + left.bytes + right.bytes)
    #expect(SHA256.digest(prefix: 7, left, right) == whole)
    #expect(SHA256.digest(prefix: 7, left.bytes + right.bytes) == whole)
    var pieces = SHA256.Incremental()
    pieces.update(7)
    pieces.update(left)
    let fork = pieces
    pieces.update(right.bytes)
    #expect(pieces.finalize() == whole)
    #expect(fork.finalize() == SHA256.digest([7] + left.bytes))
  }

  @Test func `digests order as byte strings and have one text`() throws {
    let low = try #require(Digest(bytes: [0] + [UInt8](repeating: 255, count: 31)))
    let high = try #require(Digest(bytes: [1] + [UInt8](repeating: 0, count: 31)))
    #expect(low < high)
    #expect(Digest(hex: low.hex) == low)
    #expect(Digest(hex: low.hex.uppercased()) == nil)
    #expect(Digest(hex: String(low.hex.dropLast(2))) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }

  // RFC 4231, test cases 1 and 6 (a key longer than a block).
  @Test func `HMAC gives the values of RFC 4231`() {
    let short = SecretBytes(copying: [UInt8](repeating: 0x0b, count: 20))
    #expect(
      HMACSHA256.authenticate(Array("Hi There".utf8), key: short).hex
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let long = SecretBytes(copying: [UInt8](repeating: 0xaa, count: 131))
    let message = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    let code = HMACSHA256.authenticate(message, key: long)
    #expect(code.hex == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    #expect(HMACSHA256.isValid(code, for: message, key: long))
    #expect(!HMACSHA256.isValid(code, for: message + [0], key: long))
    #expect(!HMACSHA256.isValid(code, for: message, key: short))
  }
}
