internal import Foundation
public import Journal

/// How long the bodies of the journal are kept, in months, by class (CNIL, délibération 2021-122).
public struct DureesDeConservation: Hashable, Sendable {
  /// Access traces.
  public let acces: Int
  /// The register of disclosures; nil as long as nobody has written one down: nothing of it is pruned then.
  public let divulgation: Int?

  /// The longest duration that may be written, in months: a century.
  public static let maximum = 1200
  /// Twelve months of access traces; the register of disclosures has no usual duration.
  public static let usuelles = DureesDeConservation(acces: 12, divulgation: nil)

  /// Durations in months.
  public init(acces: Int, divulgation: Int?) { (self.acces, self.divulgation) = (acces, divulgation) }

  /// The duration of a class, in months; nil when none was written.
  public func months(_ retention: RetentionClass) -> Int? {
    switch retention {
    case .access: acces
    case .disclosure: divulgation
    }
  }

  /// The first hour whose bodies must still be kept; nil when all of them must.
  func end(of retention: RetentionClass, at now: Date) -> Date? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return months(retention).flatMap { calendar.date(byAdding: .month, value: -$0, to: now) }
  }
}
