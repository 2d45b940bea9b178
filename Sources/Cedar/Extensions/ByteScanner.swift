/// Reads the short fixed forms of extension values byte by byte.
struct ByteScanner {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  /// Skips `byte` if it comes next.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == scalar.value else { return false }
    position += 1
    return true
  }

  /// Every ASCII digit that comes next.
  mutating func digits() -> [UInt8] {
    let start = position
    while position < bytes.count, Identifier.isDigit(bytes[position]) { position += 1 }
    return Array(bytes[start..<position])
  }

  /// Exactly `count` ASCII digits, as a number.
  mutating func number(ofDigits count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + count {
      guard Identifier.isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// The value of ASCII digits, accumulated with its sign so that the minimum fits; `nil` on overflow.
  static func integer(_ digits: some Sequence<UInt8>, negative: Bool) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let step = Int64(digit - UInt8(ascii: "0"))
      let (next, carry) = negative ? scaled.subtractingReportingOverflow(step) : scaled.addingReportingOverflow(step)
      guard !overflow, !carry else { return nil }
      value = next
    }
    return value
  }
}
