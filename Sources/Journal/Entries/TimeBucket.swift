public import Foundation

/// The hour in which an entry was made: all that an entry, which is never erased, says about time.
public struct TimeBucket: Hashable, Comparable, Sendable {
  /// The length of a bucket.
  public static let secondsPerBucket: UInt64 = 3600

  /// Unix seconds of the start of the hour.
  public let seconds: UInt64

  /// The hour that contains `date`; dates before 1970 count as 1970, for a clock set wrong must not stop the journal.
  public init(containing date: Date) {
    let elapsed = date.timeIntervalSince1970
    let whole = elapsed >= 1 && elapsed < 9.0e15 ? UInt64(elapsed) : 0
    seconds = whole - whole % Self.secondsPerBucket
  }

  /// Takes the start of an hour, or nothing.
  public init?(seconds: UInt64) {
    guard seconds.isMultiple(of: Self.secondsPerBucket), seconds <= UInt64(Int64.max) else { return nil }
    self.seconds = seconds
  }

  /// The start of the hour.
  public var date: Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }

  /// Earlier hours first.
  public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}
