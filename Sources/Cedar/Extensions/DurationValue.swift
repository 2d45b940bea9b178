/// Cedar's `duration`: a length of time in milliseconds, possibly negative.
public struct DurationValue: Hashable, Sendable, Comparable {
  /// The length in milliseconds.
  public let milliseconds: Int64

  /// Makes a length from milliseconds.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by length.
  public static func < (left: DurationValue, right: DurationValue) -> Bool { left.milliseconds < right.milliseconds }

  private static let units: [(name: [UInt8], milliseconds: Int64)] = [
    (Array("d".utf8), 86_400_000), (Array("h".utf8), 3_600_000), (Array("m".utf8), 60_000), (Array("s".utf8), 1_000),
    (Array("ms".utf8), 1),
  ]

  /// Parses quantities with the units `d`, `h`, `m`, `s`, `ms`, each at most once and in that order: `1d12h`, `-90s`.
  ///
  /// - Throws: `CedarError` (`invalidExtensionValue`) for any other form, or beyond 64 bits.
  public init(_ text: String) throws(CedarError) {
    var scanner = ByteScanner(text)
    let negative = scanner.skip("-")
    guard !scanner.isAtEnd else { throw Self.malformed }
    var next = 0
    var total: Int64 = 0
    while !scanner.isAtEnd {
      let digits = scanner.digits()
      let unit = scanner.bytes[scanner.position...].prefix { !Identifier.isDigit($0) }
      guard !digits.isEmpty, let index = Self.units.firstIndex(where: { unit.elementsEqual($0.name) }), index >= next
      else { throw Self.malformed }
      scanner.position += unit.count
      next = index + 1
      // Each quantity carries the sign, so that the least 64-bit number of milliseconds can be written.
      guard let quantity = ByteScanner.integer(digits, negative: negative) else { throw Self.outOfRange }
      let (scaled, overflow) = quantity.multipliedReportingOverflow(by: Self.units[index].milliseconds)
      let (sum, carry) = total.addingReportingOverflow(scaled)
      guard !overflow, !carry else { throw Self.outOfRange }
      total = sum
    }
    milliseconds = total
  }

  private static let malformed = CedarError(.invalidExtensionValue, "the text is not a well-formed duration value")
  private static let outOfRange = CedarError(.invalidExtensionValue, "the duration is out of range")
}
