import Cryptography
import Testing

struct WordTests {
  private func word(_ text: String, at offset: Int = 0) -> UInt64? {
    Array(text.utf8).withUnsafeBytes { Hexadecimal.word($0, at: offset) }
  }

  @Test(
    arguments: [
      ("0000000000000000", 0), ("ffffffffffffffff", .max), ("0123456789abcdef", 0x0123_4567_89ab_cdef),
      ("fedcba9876543210", 0xfedc_ba98_7654_3210), ("0f1e2d3c4b5a6978", 0x0f1e_2d3c_4b5a_6978),
    ] as [(String, UInt64)])
  func `sixteen digits are the number that they spell`(text: String, value: UInt64) {
    #expect(word(text) == value)
    #expect(word("xyz" + text, at: 3) == value)
  }

  @Test func `any other byte, wherever it stands, is refused`() {
    let digits = Set("0123456789abcdef".utf8)
    for place in 0..<16 {
      for byte in UInt8.min...UInt8.max {
        var bytes = Array("0123456789abcdef".utf8)
        bytes[place] = byte
        let value = bytes.withUnsafeBytes { Hexadecimal.word($0, at: 0) }
        #expect((value != nil) == digits.contains(byte), "\(byte) at \(place)")
      }
    }
  }

  @Test func `the digest of two parts is that of both together`() {
    let bytes = Array(UInt8.min...UInt8.max)
    for length in [0, 1, 63, 64, 65, 119, 256] {
      for cut in [0, 1, 16, 64, 200] where cut <= length {
        let (first, second) = (Array(bytes[..<cut]), Array(bytes[cut..<length]))
        let digest = first.withUnsafeBytes { f in second.withUnsafeBytes { SHA256.digest(f, $0) } }
        #expect(digest == SHA256.digest(Array(bytes[..<length])), "\(cut) of \(length)")
      }
    }
  }
}
