public import Liaison

/// How a report cuts its period: every count is given for each of these.
public enum ReportPace: String, Sendable, CaseIterable {
  /// A day in Paris.
  case jour
  /// A week, from Monday.
  case semaine
  /// A month of the calendar.
  case mois

  /// The first day of the one that a day belongs to.
  public func start(of day: CalendarDay) -> CalendarDay {
    switch self {
    case .jour: day
    case .semaine: day.adding(days: -day.weekday.rangDansLaListe)
    case .mois: day.adding(days: 1 - day.civil.day)
    }
  }

  /// The first day of the next one.
  func next(after start: CalendarDay) -> CalendarDay {
    switch self {
    case .jour: start.adding(days: 1)
    case .semaine: start.adding(days: 7)
    case .mois: self.start(of: start.adding(days: 31))
    }
  }
}
