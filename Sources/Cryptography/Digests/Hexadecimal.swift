/// Lowercase hexadecimal text of bytes, one text for each byte string.
public enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two lowercase digits a byte.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.underestimatedCount * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of an even number of lowercase digits, or nothing.
  public static func decode(_ text: String) -> [UInt8]? {
    guard text.utf8.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for character in text.utf8 {
      let value: UInt8
      switch character {
      case 0x30...0x39: value = character - 0x30
      case 0x61...0x66: value = character - 0x61 + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  /// The number that sixteen lowercase digits spell; nil for any other bytes.
  /// - Precondition: there are sixteen bytes at the offset.
  @inlinable public static func word(_ digits: UnsafeRawBufferPointer, at offset: Int) -> UInt64? {
    let bytes = digits.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    let isDigit = isWithin(bytes, 0x30, 10) .| isWithin(bytes, 0x61, 6)
    let halves = unsafeBitCast(isDigit, to: SIMD2<UInt64>.self)
    guard halves[0] & halves[1] == .max else { return nil }
    return half(digits, at: offset) << 32 | half(digits, at: offset + 8)
  }

  @inlinable @inline(__always) static func isWithin(
    _ bytes: SIMD16<UInt8>, _ first: UInt8, _ count: UInt8
  ) -> SIMDMask<SIMD16<Int8>> {
    (bytes &- SIMD16<UInt8>(repeating: first)) .< SIMD16<UInt8>(repeating: count)
  }

  /// Eight digits at once: letters have the bit 0x40, and count from 10.
  @inlinable static func half(_ digits: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    let word = UInt64(bigEndian: digits.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let letters = (word >> 6) & 0x0101_0101_0101_0101
    var nibbles = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ letters &* 9
    nibbles = (nibbles | nibbles >> 4) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles >> 8) & 0x0000_FFFF_0000_FFFF
    return (nibbles | nibbles >> 16) & 0xFFFF_FFFF
  }
}
