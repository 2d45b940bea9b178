/// Cedar's `datetime`: an instant, in milliseconds since 1970-01-01 UTC.
public struct DatetimeValue: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let milliseconds: Int64

  static let millisecondsPerDay: Int64 = 86_400_000

  /// Makes an instant from milliseconds since 1970.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders in time.
  public static func < (left: DatetimeValue, right: DatetimeValue) -> Bool { left.milliseconds < right.milliseconds }

  /// Midnight UTC of the same day; `nil` when that is out of range.
  public var date: DatetimeValue? {
    let (difference, overflow) = milliseconds.subtractingReportingOverflow(time.milliseconds)
    return overflow ? nil : DatetimeValue(milliseconds: difference)
  }

  /// The time since midnight UTC.
  public var time: DurationValue {
    let rest = milliseconds % Self.millisecondsPerDay
    return DurationValue(milliseconds: rest < 0 ? rest + Self.millisecondsPerDay : rest)
  }

  /// Parses `YYYY-MM-DD`, or that followed by `Thh:mm:ss`, optionally `.SSS`, and `Z` or `±hhmm`.
  ///
  /// - Throws: `CedarError` (`invalidExtensionValue`) for any other form or a date that does not exist.
  public init(_ text: String) throws(CedarError) {
    var scanner = ByteScanner(text)
    guard let year = scanner.number(ofDigits: 4), scanner.skip("-"), let month = scanner.number(ofDigits: 2),
      scanner.skip("-"), let day = scanner.number(ofDigits: 2),
      let days = Self.daysSince1970(year: year, month: month, day: day)
    else { throw Self.malformed }
    var milliseconds = Int64(days) * Self.millisecondsPerDay
    if !scanner.isAtEnd {
      guard let time = Self.time(&scanner) else { throw Self.malformed }
      milliseconds += time
    }
    self.milliseconds = milliseconds
  }

  private static let malformed = CedarError(.invalidExtensionValue, "the text is not a well-formed datetime value")

  private static func time(_ scanner: inout ByteScanner) -> Int64? {
    guard scanner.skip("T"), let hour = scanner.number(ofDigits: 2), scanner.skip(":"),
      let minute = scanner.number(ofDigits: 2), scanner.skip(":"), let second = scanner.number(ofDigits: 2),
      hour < 24, minute < 60, second < 60
    else { return nil }
    var milliseconds = 0
    if scanner.skip(".") {
      guard let fraction = scanner.number(ofDigits: 3) else { return nil }
      milliseconds = fraction
    }
    var offset = 0
    if !scanner.skip("Z") {
      let east = scanner.skip("+")
      guard east || scanner.skip("-"), let hours = scanner.number(ofDigits: 2),
        let minutes = scanner.number(ofDigits: 2),
        hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (east ? 1 : -1)
    }
    guard scanner.isAtEnd else { return nil }
    return Int64(((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds)
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar; `nil` for a date that does not exist.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int? {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return nil }
    let before = year - 1
    // Year 0 exists here, so floor divisions are needed below it.
    func floor(_ value: Int, _ divisor: Int) -> Int {
      value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
    let leaps = floor(before, 4) - floor(before, 100) + floor(before, 400)
    return before * 365 + leaps + lengths[..<(month - 1)].reduce(0, +) + day - 1 - 719_162
  }
}
