extension Instants {
  /// Reads what ``text(_:)`` writes, from its bytes, as Unix seconds; nil for any other spelling, and for a day that no
  /// calendar has.
  static func seconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count == 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "Z"),
      let century = pair(text, 0), let yearOfCentury = pair(text, 2),
      let month = pair(text, 5), let day = pair(text, 8),
      let hour = pair(text, 11), let minute = pair(text, 14), let second = pair(text, 17),
      (1...12).contains(month), hour < 24, minute < 60, second < 60
    else { return nil }
    let year = 100 * century + yearOfCentury
    guard year > 0, day >= 1, day <= length(of: month, in: year) else { return nil }
    return Int64(86_400 * days(year, month, day) + 3600 * hour + 60 * minute + second)
  }

  @inline(__always) private static func pair(_ text: UnsafeRawBufferPointer, _ place: Int) -> Int? {
    let (tens, units) = (text[place] &- UInt8(ascii: "0"), text[place + 1] &- UInt8(ascii: "0"))
    return tens < 10 && units < 10 ? Int(tens) * 10 + Int(units) : nil
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970 of a Gregorian date: years begin in March, so that the leap day is the last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
