public import Foundation
public import Liaison

/// What a report is about: days in Paris, how they are cut, and by which rule a volume is unusual.
public struct ReportScope: Hashable, Sendable {
  /// The first day.
  public let first: CalendarDay
  /// The last day, which belongs to it.
  public let last: CalendarDay
  /// How it is cut.
  public let pace: ReportPace
  /// When a volume is unusual.
  public let rule: VolumeRule
  /// The first days of its parts, the first one cut where the period begins.
  public let starts: [CalendarDay]

  /// The longest period, in days: ten years.
  public static let longest = 3660

  /// - Returns: nil when the last day is before the first, or further than ``longest`` from it.
  public init?(from first: CalendarDay, through last: CalendarDay, pace: ReportPace, rule: VolumeRule = .usual) {
    guard first <= last, first.days(until: last) < Self.longest else { return nil }
    (self.first, self.last, self.pace, self.rule) = (first, last, pace, rule)
    var starts = [first]
    var next = pace.next(after: pace.start(of: first))
    // A calendar that ends stands still: every other one goes on.
    while next <= last, let latest = starts.last, next > latest {
      starts.append(next)
      next = pace.next(after: next)
    }
    self.starts = starts
  }

  /// The instants that it holds.
  public var instants: Range<Date> { HeureDeParis.instant(first)..<HeureDeParis.instant(last.adding(days: 1)) }

  /// Where the events begin that it needs: the weeks of each agent's own past too.
  public var since: Date {
    HeureDeParis.instant(ReportPace.semaine.start(of: first).adding(days: -7 * rule.weeks))
  }

  /// The part that a day falls in; nil outside the period.
  func part(of day: CalendarDay) -> Int? {
    guard first <= day, day <= last else { return nil }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= day { low = middle } else { high = middle }
    }
    return low
  }
}
