import Foundation
import Gateway
import Liaison

/// A day in Paris, or an instant: how a person bounds a period.
enum Moment: Sendable {
  case day(CalendarDay)
  case instant(Date)

  init?(_ word: String) {
    if let day = try? CalendarDay(word) {
      self = .day(day)
    } else if let date = Instants.date(word) {
      self = .instant(date)
    } else {
      return nil
    }
  }

  /// Where a period begins that begins with it.
  var start: Date {
    switch self {
    case .day(let day): HeureDeParis.instant(day)
    case .instant(let date): date
    }
  }

  /// Where a period ends that ends with it: after the whole day, before the instant.
  var end: Date {
    switch self {
    case .day(let day): HeureDeParis.instant(day.adding(days: 1))
    case .instant(let date): date
    }
  }
}

extension Reading where Value == Moment {
  /// `2026-11-21`, a day in Paris, or `2026-11-21T10:00:00Z`.
  static var moment: Reading<Moment> {
    Reading(expected: "a day (2026-11-21, in Paris) or an instant (2026-11-21T10:00:00Z)") { Moment($0) }
  }
}

extension Reading where Value == CalendarDay {
  /// `2026-11-21`.
  static var calendarDay: Reading<CalendarDay> { Reading(expected: "a day (2026-11-21)") { try? CalendarDay($0) } }
}
