/// Cedar's `decimal`: a number with at most four digits after the point, in 64 bits.
public struct DecimalValue: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number in ten-thousandths.
  public let tenThousandths: Int64

  /// Makes a number from ten-thousandths.
  public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  /// Parses `-?digits.digits`, one to four digits after the point.
  ///
  /// - Throws: `CedarError` (`invalidExtensionValue`) for any other form, or beyond 64 bits.
  public init(_ text: String) throws(CedarError) {
    var scanner = ByteScanner(text)
    let negative = scanner.skip("-")
    let whole = scanner.digits()
    guard !whole.isEmpty, scanner.skip(".") else { throw Self.malformed }
    let fraction = scanner.digits()
    guard !fraction.isEmpty, fraction.count <= 4, scanner.isAtEnd else { throw Self.malformed }
    let scaled = whole + fraction + Array(repeating: UInt8(ascii: "0"), count: 4 - fraction.count)
    guard let value = ByteScanner.integer(scaled, negative: negative) else {
      throw CedarError(.invalidExtensionValue, "the decimal is out of range")
    }
    tenThousandths = value
  }

  private static let malformed = CedarError(.invalidExtensionValue, "the text is not a well-formed decimal value")

  /// Orders by value.
  public static func < (left: DecimalValue, right: DecimalValue) -> Bool {
    left.tenThousandths < right.tenThousandths
  }

  /// The number with four digits after the point.
  public var description: String {
    let magnitude = tenThousandths.magnitude
    let fraction = String(magnitude % 10_000)
    return (tenThousandths < 0 ? "-" : "") + "\(magnitude / 10_000)."
      + String(repeating: "0", count: 4 - fraction.count) + fraction
  }
}
