/// Reading of the line formats: lines end with a newline, the last one too.
enum Lines {
  /// The lines without their newlines, or nothing when the last line has none.
  static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    guard bytes.last == newline else { return bytes.isEmpty ? [] : nil }
    return bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
  }

  static let newline = UInt8(ascii: "\n")

  /// An ASCII decimal number with no sign and no leading zero, at most 2^63 - 1.
  static func decimal(_ digits: some Collection<UInt8>) -> UInt64? {
    guard let first = digits.first, digits.count <= 19, first != UInt8(ascii: "0") || digits.count == 1 else {
      return nil
    }
    var value: UInt64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + UInt64(digit - UInt8(ascii: "0"))  // 19 digits fit
    }
    return value <= TreeSize.maximum ? value : nil
  }

  /// Text with no byte that is not UTF-8 and no control character but newlines, or nothing.
  static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == newline }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
