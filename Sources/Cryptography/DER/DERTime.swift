import Foundation

/// The two time types of ASN.1 in the one form that DER and RFC 5280, 4.1.2.5, allow.
enum DERTime {
  private static let secondsPerDay = 86_400

  static func date(_ octets: [UInt8], isShort: Bool) -> Date? {
    let yearDigits = isShort ? 2 : 4
    guard octets.count == yearDigits + 11, octets.last == UInt8(ascii: "Z") else { return nil }
    let digits = octets.dropLast().map { Int($0) - 0x30 }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    let written = digits[..<yearDigits].reduce(0) { $0 * 10 + $1 }
    let fields = (0..<5).map { digits[yearDigits + 2 * $0] * 10 + digits[yearDigits + 2 * $0 + 1] }
    let year = isShort ? (written < 50 ? 2000 + written : 1900 + written) : written
    // A date before 2050 in the long form would be a second encoding of it.
    guard isShort || year >= 2050 else { return nil }
    guard (1...12).contains(fields[0]), (1...31).contains(fields[1]), fields[2] < 24, fields[3] < 60, fields[4] < 60
    else { return nil }
    let day = daysSinceEpoch(year: year, month: fields[0], day: fields[1])
    guard civil(day) == (year, fields[0], fields[1]) else { return nil }
    return Date(
      timeIntervalSince1970: Double(day * secondsPerDay + fields[2] * 3600 + fields[3] * 60 + fields[4]))
  }

  /// The tag and octets of a date, to the second, between the years 1950 and 9999.
  static func octets(_ date: Date) -> (tag: DERTag, octets: [UInt8]) {
    let seconds = Int(min(max(date.timeIntervalSince1970, -631_152_000), 253_402_300_799).rounded(.down))
    let day = Int((Double(seconds) / Double(secondsPerDay)).rounded(.down))
    let second = seconds - day * secondsPerDay
    let (year, month, dayOfMonth) = civil(day)
    let isShort = year < 2050
    var octets: [UInt8] = isShort ? pair(year % 100) : pair(year / 100) + pair(year % 100)
    for field in [month, dayOfMonth, second / 3600, second / 60 % 60, second % 60] { octets += pair(field) }
    return (isShort ? .utcTime : .generalizedTime, octets + [UInt8(ascii: "Z")])
  }

  private static func pair(_ value: Int) -> [UInt8] { [0x30 + UInt8(value / 10), 0x30 + UInt8(value % 10)] }

  // The proleptic Gregorian calendar in eras of 400 years (146,097 days) that begin on 1 March: leap days come last.
  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let index = (5 * dayOfYear + 2) / 153
    let month = index < 10 ? index + 3 : index - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
  }
}
