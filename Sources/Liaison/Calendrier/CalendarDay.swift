/// A day of the Gregorian calendar, without hour or zone. Years 1800...2999.
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// Days since 1 January 1970.
  public let dayNumber: Int

  static let range = -62091...376_199

  /// A day from its number.
  /// - Throws: `dateOutOfRange` outside years 1800...2999.
  public init(dayNumber: Int) throws(LiaisonError) {
    guard Self.range.contains(dayNumber) else { throw LiaisonError(.dateOutOfRange) }
    self.dayNumber = dayNumber
  }

  /// A day from its parts.
  /// - Throws: `dateOutOfRange` outside years 1800...2999; `invalidDate` for a day that does not exist.
  public init(year: Int, month: Int, day: Int) throws(LiaisonError) {
    guard (1800...2999).contains(year) else { throw LiaisonError(.dateOutOfRange) }
    guard (1...12).contains(month), (1...Self.length(year: year, month: month)).contains(day) else {
      throw LiaisonError(.invalidDate)
    }
    self.init(civil: (year, month, day))
  }

  /// Parses `2026-11-21`: ISO 8601, ten characters.
  /// - Throws: `invalidDate` or `dateOutOfRange`.
  public init(_ text: String) throws(LiaisonError) {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash else { throw LiaisonError(.invalidDate) }
    func number(_ range: Range<Int>) throws(LiaisonError) -> Int {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { throw LiaisonError(.invalidDate) }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    try self.init(year: try number(0..<4), month: try number(5..<7), day: try number(8..<10))
  }

  /// For days computed by the program from valid ones; out of range is a programmer's mistake.
  init(trusted dayNumber: Int) {
    precondition(Self.range.contains(dayNumber), "years 1800...2999")
    self.dayNumber = dayNumber
  }

  /// Era arithmetic on years that begin in March, after Howard Hinnant's `days_from_civil`.
  init(civil: (year: Int, month: Int, day: Int)) {
    let year = civil.month <= 2 ? civil.year - 1 : civil.year
    let yearOfEra = year % 400
    let dayOfYear = (153 * ((civil.month + 9) % 12) + 2) / 5 + civil.day - 1
    dayNumber = year / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month (1...12), day (1...31).
  public var civil: (year: Int, month: Int, day: Int) {
    let z = dayNumber + 719_468
    let dayOfEra = z % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + z / 146_097 * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The year.
  public var year: Int { civil.year }
  /// The day of the week.
  public var weekday: JourSemaine { JourSemaine.allCases[((dayNumber + 3) % 7 + 7) % 7] }
  /// The day `count` days later, or earlier; kept within years 1800...2999.
  public func adding(days count: Int) -> CalendarDay {
    CalendarDay(trusted: min(max(dayNumber + count, Self.range.lowerBound), Self.range.upperBound))
  }
  /// Days from `self` to `other`, negative if it is earlier.
  public func days(until other: CalendarDay) -> Int { other.dayNumber - dayNumber }

  /// Whole years from `self` to `other`: an age. Someone born on 29 February turns older on 1 March of common years.
  public func wholeYears(until other: CalendarDay) -> Int {
    let (a, b) = (civil, other.civil)
    return b.year - a.year - ((b.month, b.day) < (a.month, a.day) ? 1 : 0)
  }

  private static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Chronological order.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.dayNumber < b.dayNumber }
}

extension CalendarDay: CustomStringConvertible {
  /// `2026-11-21`.
  public var description: String {
    let (year, month, day) = civil
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// `21 novembre 2026`, `1er mai 2027`.
  public var affichage: String {
    let months = [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre",
    ]
    let (year, month, day) = civil
    return "\(day == 1 ? "1er" : String(day)) \(months[month - 1]) \(year)"
  }
}
