internal import Cryptography

/// A reference as a number: its sixteen letters and digits.
struct ReferenceKey: Hashable {
  private let low: UInt64
  private let high: UInt64

  /// - Precondition: 20 bytes, as ``EventReader`` checked.
  init(_ text: UnsafeRawBufferPointer) {
    precondition(text.count == 20)
    func load(_ offset: Int) -> UInt64 { UInt64(text.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
    func short(_ offset: Int) -> UInt64 { UInt64(text.loadUnaligned(fromByteOffset: offset, as: UInt16.self)) }
    low = load(3) << 32 | load(8)
    high = load(13) << 32 | short(0) << 16 | short(18)
  }
}

/// The identifier of an envelope, from its 32 digits.
struct EnvelopeKey: Hashable {
  private let high: UInt64
  private let low: UInt64

  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count == 32, let high = Hex.word(text, 0), let low = Hex.word(text, 16) else { return nil }
    (self.high, self.low) = (high, low)
  }
}

/// A digest from its 64 digits, for comparing.
struct DigestKey: Hashable {
  private let words: SIMD4<UInt64>

  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count == 64, let a = Hex.word(text, 0), let b = Hex.word(text, 16), let c = Hex.word(text, 32),
      let d = Hex.word(text, 48)
    else { return nil }
    words = SIMD4(a, b, c, d)
  }

  /// The digest itself.
  var digest: Digest? {
    Digest(
      bytes: [words[0], words[1], words[2], words[3]].flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
      })
  }
}

private enum Hex {
  /// Sixteen lowercase digits.
  @inline(__always) static func word(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64? {
    guard let high = half(text, offset), let low = half(text, offset + 8) else { return nil }
    return high << 32 | low
  }

  /// Eight digits at once: letters have the bit 0x40, and count from 10.
  @inline(__always) private static func half(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64? {
    let word = UInt64(bigEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let letters = (word >> 6) & 0x0101_0101_0101_0101
    var nibbles = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ letters &* 9
    nibbles = (nibbles | nibbles >> 4) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles >> 8) & 0x0000_FFFF_0000_FFFF
    return (nibbles | nibbles >> 16) & 0xFFFF_FFFF
  }
}
