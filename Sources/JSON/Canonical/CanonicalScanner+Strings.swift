extension CanonicalScanner {
  /// A string: what is between its quotes, escapes included.
  @inlinable public mutating func string() throws(NotCanonical) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    let start = position
    place = endOfPlain(from: start)
    // Nearly every string is plain to its end.
    if !isNext(UInt8(ascii: "\"")) { try restOfString() }
    place += 1
    return Range(uncheckedBounds: (start, position - 1))
  }

  /// A string that has nothing but bytes of a class, which neither a quote nor an escape is of. Nil, and nothing is read,
  /// when there is anything else, and near the end: ``string()`` tells what then.
  /// - Parameter isAllowed: which of sixteen bytes are of the class.
  @inlinable @inline(__always) public mutating func string(
    _ isAllowed: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Range<Int>? {
    guard isNext(UInt8(ascii: "\"")),
      let close = first(from: place + 1, where: { .!isAllowed(unsafeBitCast($0, to: SIMD16<UInt8>.self)) }),
      base[close] == UInt8(ascii: "\"")
    else { return nil }
    let start = place + 1
    place = close + 1
    return Range(uncheckedBounds: (start, close))
  }

  /// The first byte, from a place on, that is a quote, a backslash, a control or not ASCII; the end when there is none.
  @inlinable @inline(__always) func endOfPlain(from start: Int) -> Int {
    let (quotes, backslashes) = (SIMD16(repeating: Int8(0x22)), SIMD16(repeating: Int8(0x5C)))
    let spaces = SIMD16(repeating: Int8(0x20))
    // As signed numbers, controls and what is not ASCII are the lowest.
    let found = first(from: start) { ($0 .== quotes) .| ($0 .== backslashes) .| ($0 .< spaces) }
    return found ?? endOfPlainTail(from: max(start, end - 15))
  }

  /// The first byte, from a place on, that is of a class; nil when it is not among those that can be looked at by sixteen.
  @inlinable @inline(__always) func first(
    from start: Int, where isOfClass: (SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int? {
    var next = start
    while next <= end &- 16 {
      let bytes = UnsafeRawPointer(base + next).loadUnaligned(as: SIMD16<Int8>.self)
      let halves = unsafeBitCast(isOfClass(bytes), to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return next &+ halves[0].littleEndian.trailingZeroBitCount >> 3 }
      if halves[1] != 0 { return next &+ 8 &+ halves[1].littleEndian.trailingZeroBitCount >> 3 }
      next &+= 16
    }
    return nil
  }

  /// - Parameter start: one of the last bytes, or one before which all are plain.
  @usableFromInline func endOfPlainTail(from start: Int) -> Int {
    var next = start
    while next < end, Self.isPlain(base[next]) { next += 1 }
    return next
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// From the first byte that is not plain to the closing quote.
  @usableFromInline mutating func restOfString() throws(NotCanonical) {
    while true {
      guard position < end else { throw fault }
      switch base[position] {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw fault
      default: try sequence()
      }
      place = endOfPlain(from: position)
    }
  }

  /// The only escapes that are required, each spelled in one way.
  private mutating func escape() throws(NotCanonical) {
    hasEscapes = true
    guard position + 1 < end else { throw fault }
    switch base[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
      UInt8(ascii: "f"), UInt8(ascii: "r"):
      place += 2
    case UInt8(ascii: "u"):
      guard position + 5 < end, base[position + 2] == UInt8(ascii: "0"), base[position + 3] == UInt8(ascii: "0"),
        let high = Self.digit(base[position + 4]), high < 2, let low = Self.digit(base[position + 5]),
        ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(high << 4 | low)
      else { throw fault }
      place += 6
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
    place += length
  }
}
