public import Cryptography

extension RecoveryShare {
  private static let checkDigits = 16

  private static func head(_ number: Int, _ keyIdentifier: [UInt8], _ split: [UInt8]) -> [UInt8] {
    Array(
      ("navette-recovery-share/v1\nshare \(number) of 2\nkey \(Hexadecimal.encode(keyIdentifier))\n"
        + "split \(Hexadecimal.encode(split))\nsecret ").utf8)
  }

  // The head has the same length in every share: number is one digit, the rest is fixed.
  private static let headCount = head(1, [UInt8](repeating: 0, count: 20), [UInt8](repeating: 0, count: 8)).count
  private static let keyStart = headCount - "split 0123456789abcdef\nsecret ".utf8.count - 41
  private static let splitStart = headCount - "0123456789abcdef\nsecret ".utf8.count
  private static let numberPosition = Array("navette-recovery-share/v1\nshare ".utf8).count
  private static let bodyCount = headCount + 64 + 1
  private static let textCount = bodyCount + "check ".utf8.count + checkDigits + 1

  /// The text, in memory that is wiped.
  public var text: SecretBytes {
    let text = SecretBytes(count: Self.textCount)
    text.withUnsafeMutableBytes { buffer in
      buffer.copyBytes(from: Self.head(number, keyIdentifier, split))
      secret.withUnsafeBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          buffer[Self.headCount + 2 * index] = Self.digit(byte >> 4)
          buffer[Self.headCount + 2 * index + 1] = Self.digit(byte & 0xF)
        }
      }
      buffer[Self.bodyCount - 1] = 0x0A
      let tail = "check \(Self.check(UnsafeRawBufferPointer(buffer)))\n"
      UnsafeMutableRawBufferPointer(rebasing: buffer[Self.bodyCount...]).copyBytes(from: tail.utf8)
    }
    return text
  }

  /// Parses a text.
  /// - Throws: ``AuthorityError`` `malformedShare` for any byte that differs from what ``text`` would write, a wrong
  ///   check value first of all: a mistyped digit is noticed before the other holder is called.
  public init(text: SecretBytes) throws(AuthorityError) {
    guard text.count == Self.textCount else { throw AuthorityError(.malformedShare, "length") }
    let secret = SecretBytes(count: 32)
    let head: [UInt8]? = text.withUnsafeBytes { buffer in
      guard buffer[Self.bodyCount...].elementsEqual("check \(Self.check(buffer))\n".utf8) else { return nil }
      let isHex = secret.withUnsafeMutableBytes { bytes in
        (0..<32).allSatisfy { index in
          guard let high = Self.value(buffer[Self.headCount + 2 * index]),
            let low = Self.value(buffer[Self.headCount + 2 * index + 1])
          else { return false }
          bytes[index] = high << 4 | low
          return true
        }
      }
      return isHex && buffer[Self.bodyCount - 1] == 0x0A ? Array(buffer[..<Self.headCount]) : nil
    }
    guard let head else { throw AuthorityError(.malformedShare, "check value") }
    func hex(_ start: Int, _ count: Int) -> [UInt8]? {
      Hexadecimal.decode(String(decoding: head[start..<start + count], as: UTF8.self))
    }
    guard let key = hex(Self.keyStart, 40), let split = hex(Self.splitStart, 16) else {
      throw AuthorityError(.malformedShare, "identifier")
    }
    let number = Int(head[Self.numberPosition]) - 0x30
    guard number == 1 || number == 2, Self.head(number, key, split) == head else {
      throw AuthorityError(.malformedShare, "not canonical")
    }
    self.init(number: number, keyIdentifier: key, split: split, secret: secret)
  }

  private static func check(_ text: UnsafeRawBufferPointer) -> String {
    String(SHA256.digest(UnsafeRawBufferPointer(rebasing: text[..<bodyCount])).hex.prefix(checkDigits))
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
