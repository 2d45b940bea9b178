/// A date of birth: real, not in the future, at most 130 years ago.
public struct DateDeNaissance: Hashable, Sendable {
  /// The day.
  public let jour: CalendarDay

  /// Checks a date of birth against the day it is written down.
  /// - Throws: `dateOutOfRange`.
  public init(_ jour: CalendarDay, auPlusTard aujourdhui: CalendarDay) throws(LiaisonError) {
    guard jour <= aujourdhui, jour.wholeYears(until: aujourdhui) <= 130 else { throw LiaisonError(.dateOutOfRange) }
    self.jour = jour
  }

  /// The age in whole years on a day, never negative.
  public func age(le day: CalendarDay) -> Int { max(jour.wholeYears(until: day), 0) }
  /// The age class on a day.
  public func classe(le day: CalendarDay) -> ClasseAge { ClasseAge(age: age(le: day)) }
  /// Whether the person is under 18 on a day.
  public func estMineur(le day: CalendarDay) -> Bool { age(le: day) < 18 }
}

extension DateDeNaissance: CustomStringConvertible, CustomReflectable {
  /// Never the date.
  public var description: String { "‹date de naissance›" }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
