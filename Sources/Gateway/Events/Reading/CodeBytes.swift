/// What identifiers and codes are made of: each class, sixteen bytes at a time. No quote nor backslash is of any.
///
/// Every vector is named by its type: where the compiler must find it, it takes the generic operators, byte by byte.
enum CodeBytes {
  typealias Bytes = SIMD16<UInt8>
  typealias Mask = SIMDMask<SIMD16<Int8>>

  @inline(__always) static func isCode(_ bytes: Bytes) -> Mask {
    isWithin(bytes, UInt8(ascii: "a"), 26) .| isWithin(bytes, UInt8(ascii: "0"), 10)
      .| (bytes .== Bytes(repeating: UInt8(ascii: "-")))
  }

  @inline(__always) static func isHex(_ bytes: Bytes) -> Mask {
    isWithin(bytes, UInt8(ascii: "0"), 10) .| isWithin(bytes, UInt8(ascii: "a"), 6)
  }

  /// What acts are called.
  @inline(__always) static func isName(_ bytes: Bytes) -> Mask {
    isWithin(bytes | Bytes(repeating: 0x20), UInt8(ascii: "a"), 26)
  }

  /// What the names of journals are made of: a domain and a path.
  @inline(__always) static func isOfOrigin(_ bytes: Bytes) -> Mask {
    let others =
      (bytes .== Bytes(repeating: UInt8(ascii: "\""))) .| (bytes .== Bytes(repeating: UInt8(ascii: "\\")))
      .| (bytes .== Bytes(repeating: UInt8(ascii: "@"))) .| (bytes .== Bytes(repeating: UInt8(ascii: "+")))
    return isWithin(bytes, 0x21, 0x5E) .& .!others
  }

  /// Besides codes, references: capital letters.
  @inline(__always) static func isOfSubject(_ bytes: Bytes) -> Mask {
    isCode(bytes) .| isWithin(bytes, UInt8(ascii: "A"), 26)
  }

  @inline(__always) private static func isWithin(_ bytes: Bytes, _ first: UInt8, _ count: UInt8) -> Mask {
    (bytes &- Bytes(repeating: first)) .< Bytes(repeating: count)
  }

  /// Whether a text has nothing else.
  static func isWhole(_ text: UnsafeRawBufferPointer, _ isAllowed: (Bytes) -> Mask) -> Bool {
    text.allSatisfy { isAllowed(Bytes(repeating: $0))[0] }
  }
}
