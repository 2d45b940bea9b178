internal import Cryptography

/// A reference as a number: its sixteen letters and digits.
struct ReferenceKey: Hashable, TableKey {
  let low: UInt64
  let high: UInt64

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
struct EnvelopeKey: Hashable, TableKey {
  let high: UInt64
  let low: UInt64

  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count == 32, let high = Hexadecimal.word(text, at: 0), let low = Hexadecimal.word(text, at: 16) else {
      return nil
    }
    (self.high, self.low) = (high, low)
  }
}

/// A digest from its 64 digits, for comparing.
struct DigestKey: Hashable {
  private let words: SIMD4<UInt64>

  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count == 64, let a = Hexadecimal.word(text, at: 0), let b = Hexadecimal.word(text, at: 16),
      let c = Hexadecimal.word(text, at: 32),
      let d = Hexadecimal.word(text, at: 48)
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
