public import Foundation
public import JSON
internal import Liaison

/// Instants as every JSON form of the gateway writes them: RFC 3339, UTC, whole seconds.
public enum Instants {
  /// `2026-11-21T10:00:00Z`.
  ///
  /// Written here: Foundation's formatter costs as much as a decision, and every event has several instants.
  public static func text(_ date: Date) -> String {
    let seconds = date.timeIntervalSince1970.rounded(.down)
    // Years 1 to 9999 by their four digits; anything else is Foundation's to write.
    guard (-62_135_596_800..<253_402_300_800).contains(seconds) else { return date.formatted(.iso8601) }
    let (day, second) = Int(seconds).quotientAndRemainder(floored: 86_400)
    let (year, month, dayOfMonth) = civil(day)
    return String(unsafeUninitializedCapacity: 20) { buffer in
      var index = 0
      func put(_ value: Int, digits: Int, then mark: Unicode.Scalar) {
        var rest = value
        for place in stride(from: index + digits - 1, through: index, by: -1) {
          buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        buffer[index + digits] = UInt8(ascii: mark)
        index += digits + 1
      }
      put(year, digits: 4, then: "-")
      put(month, digits: 2, then: "-")
      put(dayOfMonth, digits: 2, then: "T")
      put(second / 3600, digits: 2, then: ":")
      put(second / 60 % 60, digits: 2, then: ":")
      put(second % 60, digits: 2, then: "Z")
      return index
    }
  }

  /// Reads what ``text(_:)`` writes, and no other spelling; years 1800 to 2999.
  public static func date(_ text: String) -> Date? {
    guard text.utf8.count == 20, let day = try? CalendarDay(String(text.prefix(10))) else { return nil }
    let parts = text.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] < 60 else { return nil }
    let seconds = day.dayNumber * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
    let date = Date(timeIntervalSince1970: Double(seconds))
    return Self.text(date).utf8.elementsEqual(text.utf8) ? date : nil
  }

  /// The Gregorian date of a day counted from 1970: years begin in March, so that the leap day is the last.
  private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(floored: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }
}

extension Int {
  /// Division towards minus infinity: days before 1970 are whole too.
  fileprivate func quotientAndRemainder(floored divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension Instants: Described {
  /// An instant, as it is written here.
  public static let schema = JSONSchema.string(
    pattern: "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", format: .dateTime)
}
