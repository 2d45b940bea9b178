public import Foundation

/// Legal time in metropolitan France, by the rule of directive 2000/84/EC rather than by the machine's zone files: one hour
/// ahead of UTC, two from the last Sunday of March at 01:00 UTC to the last Sunday of October at 01:00 UTC.
public enum HeureDeParis {
  /// The day in Paris at an instant. Instants outside years 1800...2999 are brought to the nearest bound.
  public static func day(of instant: Date) -> CalendarDay { local(instant).day }

  /// The hour in Paris at an instant, to the minute.
  public static func heure(of instant: Date) -> HeureLocale { HeureLocale(trustedMinutes: local(instant).seconds / 60) }

  /// The instant of an hour in Paris.
  ///
  /// An hour that a change skips is read as one hour later; one that occurs twice is the first, in summer time.
  public static func instant(_ day: CalendarDay, _ heure: HeureLocale = .minuit) -> Date {
    let asUTC = day.dayNumber * 86_400 + heure.minutes * 60
    let summer = asUTC - 7200
    let utc = isSummerTime(summer) ? summer : asUTC - 3600
    return Date(timeIntervalSince1970: Double(utc))
  }

  private static func local(_ instant: Date) -> (day: CalendarDay, seconds: Int) {
    let bounds = Double(CalendarDay.range.lowerBound + 1) * 86_400...Double(CalendarDay.range.upperBound) * 86_400
    let seconds = min(max(instant.timeIntervalSince1970.rounded(.down), bounds.lowerBound), bounds.upperBound)
    let utc = seconds.isNaN ? 0 : Int(seconds)
    let local = utc + (isSummerTime(utc) ? 7200 : 3600)
    let day = Int((Double(local) / 86_400).rounded(.down))
    return (CalendarDay(trusted: day), local - day * 86_400)
  }

  /// Whether an instant, in seconds since 1970, is in summer time.
  private static func isSummerTime(_ utc: Int) -> Bool {
    let number = Int((Double(utc) / 86_400).rounded(.down))
    let year = CalendarDay(trusted: max(number, CalendarDay.range.lowerBound)).year
    return utc >= lastSunday(year, 3) * 86_400 + 3600 && utc < lastSunday(year, 10) * 86_400 + 3600
  }

  private static func lastSunday(_ year: Int, _ month: Int) -> Int {
    let last = CalendarDay(civil: (year, month, 31))
    return last.dayNumber - (last.weekday == .dimanche ? 0 : last.weekday.rangDansLaListe + 1)
  }
}
