public import Foundation

/// From when to when a certificate is valid, both ends included, to the second.
public struct CertificateValidity: Hashable, Sendable {
  /// The first second.
  public let start: Date
  /// The last second.
  public let end: Date

  /// A validity between two dates; fractions of a second are dropped.
  /// - Throws: ``AuthorityError`` `wrongValidity` when the end is not after the start, or either is not a year of four
  ///   digits from 1950 on.
  public init(from start: Date, to end: Date) throws(AuthorityError) {
    let years = -631_152_000.0...253_402_300_799.0
    guard years.contains(start.timeIntervalSince1970), years.contains(end.timeIntervalSince1970) else {
      throw AuthorityError(.wrongValidity, "out of the calendar")
    }
    self.start = Date(timeIntervalSince1970: start.timeIntervalSince1970.rounded(.down))
    self.end = Date(timeIntervalSince1970: end.timeIntervalSince1970.rounded(.down))
    guard self.start < self.end else { throw AuthorityError(.wrongValidity, "reversed or empty") }
  }

  /// A validity of a number of days of 86,400 seconds.
  /// - Throws: as ``init(from:to:)``.
  public init(from start: Date, days: Int) throws(AuthorityError) {
    try self.init(from: start, to: start.addingTimeInterval(TimeInterval(days) * 86_400))
  }

  /// Its length in seconds.
  public var duration: TimeInterval { end.timeIntervalSince(start) }
}
