extension CanonicalScanner {
  /// A string: what is between its quotes, escapes included.
  public mutating func string() throws(NotCanonical) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    let start = position
    while true {
      // Eight bytes at a time while none of them needs attention.
      while position + 8 <= end {
        let attention = Self.attention(
          UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian)
        guard attention == 0 else {
          position += attention.trailingZeroBitCount >> 3
          break
        }
        position += 8
      }
      guard position < end else { throw fault }
      switch base[position] {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw fault
      case 0x80...: try sequence()
      default: position += 1
      }
    }
  }

  /// The high bit of each byte that is a quote, a backslash, a control or not ASCII. Those above the lowest may be wrong:
  /// a subtraction borrows upwards.
  @inline(__always) private static func attention(_ word: UInt64) -> UInt64 {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    return
      (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word) | word)
      & highs
  }

  /// The only escapes that are required, each spelled in one way.
  private mutating func escape() throws(NotCanonical) {
    hasEscapes = true
    guard position + 1 < end else { throw fault }
    switch base[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
      UInt8(ascii: "f"), UInt8(ascii: "r"):
      position += 2
    case UInt8(ascii: "u"):
      guard position + 5 < end, base[position + 2] == UInt8(ascii: "0"), base[position + 3] == UInt8(ascii: "0"),
        let high = Self.digit(base[position + 4]), high < 2, let low = Self.digit(base[position + 5]),
        ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(high << 4 | low)
      else { throw fault }
      position += 6
    default: throw fault
    }
  }

  private static func digit(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// A scalar of two to four bytes (RFC 3629): neither overlong, nor a surrogate, nor over U+10FFFF.
  private mutating func sequence() throws(NotCanonical) {
    let (length, second): (Int, ClosedRange<UInt8>)
    switch base[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw fault
    }
    guard position + length <= end, second.contains(base[position + 1]) else { throw fault }
    for offset in 2..<max(2, length) where base[position + offset] & 0xC0 != 0x80 { throw fault }
    position += length
  }
}
