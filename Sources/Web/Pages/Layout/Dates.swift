internal import Foundation
internal import Gateway
internal import Liaison
internal import Markup

/// Instants and days as people read them, in legal time.
enum Dates {
  /// `21 novembre 2026`, as a `time`.
  static func day(_ day: CalendarDay) -> HTML { time(.datetime(day.description)) { text(day) } }

  /// `21 novembre 2026 à 10 h 05`, as a `time`; what is not an instant of the API is nothing.
  static func instant(_ text: String?) -> HTML {
    guard let text, let date = date(text) else { return .none }
    return instant(date)
  }

  /// `21 novembre 2026 à 10 h 05`, as a `time`.
  static func instant(_ date: Date) -> HTML {
    let heure = HeureDeParis.heure(of: date).description.split(separator: ":")
    return time(.datetime(Instants.text(date))) { "\(text(HeureDeParis.day(of: date))) à \(heure[0]) h \(heure[1])" }
  }

  /// An instant as the API writes it.
  static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }

  /// `21 novembre 2026`; the first of a month is `1er`.
  static func text(_ day: CalendarDay) -> String {
    let (year, month, day) = day.civil
    return "\(day == 1 ? "1er" : "\(day)") \(months[month - 1]) \(year)"
  }

  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
}
