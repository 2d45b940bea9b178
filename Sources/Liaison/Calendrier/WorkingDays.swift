/// Which days count: Monday to Friday, without public holidays nor the closures that a département adds.
public struct WorkingDays: Hashable, Sendable {
  /// Whether the two holidays of Alsace and Moselle count.
  public let alsaceMoselle: Bool
  /// Further closed days (a bridge, a local holiday overseas).
  public let fermetures: Set<CalendarDay>

  /// Mainland France, without further closures.
  public static let france = WorkingDays()

  /// Describes a calendar.
  public init(alsaceMoselle: Bool = false, fermetures: Set<CalendarDay> = []) {
    (self.alsaceMoselle, self.fermetures) = (alsaceMoselle, fermetures)
  }

  /// The public holiday that falls on a day, if any. When two coincide (Ascension on 8 May 1997), the first of the list.
  public func holiday(on day: CalendarDay) -> JourFerie? {
    let year = day.year
    return JourFerie.allCases.first { ($0.estAlsacienMosellan ? alsaceMoselle : true) && $0.day(in: year) == day }
  }

  /// The public holidays of a year, in order.
  public func holidays(in year: Int) -> [(jour: JourFerie, day: CalendarDay)] {
    JourFerie.allCases.filter { alsaceMoselle || !$0.estAlsacienMosellan }
      .map { (jour: $0, day: $0.day(in: year)) }.sorted { $0.day < $1.day }
  }

  /// Whether a day counts.
  public func isWorking(_ day: CalendarDay) -> Bool {
    switch day.weekday {
    case .samedi, .dimanche: false
    default: !fermetures.contains(day) && holiday(on: day) == nil
    }
  }

  /// The `count`-th working day after `day`, which itself never counts. Zero gives `day` if it counts, else the next that does.
  /// - Parameter count: 0...2000.
  public func adding(_ count: Int, to day: CalendarDay) -> CalendarDay {
    precondition((0...2000).contains(count), "0...2000 working days")
    var (day, left) = (day, count)
    if left == 0 { while !isWorking(day), day.dayNumber < CalendarDay.range.upperBound { day = day.adding(days: 1) } }
    while left > 0, day.dayNumber < CalendarDay.range.upperBound {
      day = day.adding(days: 1)
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  /// How many working days lie after `first`, up to `last` included; 0 if `last` is not later.
  public func count(after first: CalendarDay, through last: CalendarDay) -> Int {
    guard first < last else { return 0 }
    return (first.dayNumber + 1...last.dayNumber).count { isWorking(CalendarDay(trusted: $0)) }
  }
}
