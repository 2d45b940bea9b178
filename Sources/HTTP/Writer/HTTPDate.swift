/// The `Date` field, written once a second (RFC 9110 section 5.6.7).
struct HTTPDate {
  private var second = Int.min
  private(set) var line: [UInt8] = []

  /// `Date: Sat, 21 Nov 2026 10:00:00 GMT\r\n` for a Unix time.
  mutating func line(at second: Int) -> [UInt8] {
    if second != self.second {
      self.second = second
      line = Array("Date: \(Self.format(second))\r\n".utf8)
    }
    return line
  }

  /// IMF-fixdate, computed here: the C library's own depends on the locale.
  static func format(_ second: Int) -> String {
    let (days, time) = second.quotientAndRemainder(flooringBy: 86_400)
    // Days to a civil date, counting from 1 March of year 0 in eras of 400 years.
    let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(flooringBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 2 : shifted - 10
    let year = yearOfEra + era * 400 + (month < 2 ? 1 : 0)
    let weekday = (days + 4).quotientAndRemainder(flooringBy: 7).remainder
    func pad(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(weekdays[weekday]), \(pad(day)) \(months[month]) \(pad(year, 4)) "
      + "\(pad(time / 3_600)):\(pad(time / 60 % 60)):\(pad(time % 60)) GMT"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Int {
  fileprivate func quotientAndRemainder(flooringBy divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
