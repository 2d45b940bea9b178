public import Cryptography
public import Foundation

/// Whose timestamps are asked for, and how often.
public struct TimestampPlan: Sendable {
  /// What the operator calls the authority: it names files, and stands in the journal.
  public let name: String
  /// Whom its answers are believed from.
  public let authority: TimestampAuthority
  /// How long after a timestamp the next one is due, in seconds, when the log has moved.
  public let period: TimeInterval

  /// How far its instant may be from ours, in seconds.
  static let tolerance: TimeInterval = 300
  /// How long after a failure it is asked again, in seconds, or a period when that is shorter.
  static let patience: TimeInterval = 60

  /// - Parameter name: one that ``TimestampFile/isAuthority(_:)`` takes.
  public init(name: String, authority: TimestampAuthority, period: TimeInterval) {
    (self.name, self.authority, self.period) = (name, authority, period)
  }

  /// How long it may be missing before the journal says so.
  var endurance: TimeInterval { 2 * period }
}
