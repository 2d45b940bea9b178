public import Foundation

/// How often witnesses are asked, in seconds.
public struct WitnessRhythm: Hashable, Sendable {
  /// Between two cosignatures of a journal that does not grow: their time says that it still does not.
  public var idle: TimeInterval = 600
  /// Before a witness that did not answer is asked again: doubled each time.
  public var firstPatience: TimeInterval = 1
  /// The limit of it.
  public var lastPatience: TimeInterval = 30
  /// How long the quorum may be missing before the journal says so.
  public var lateness: TimeInterval = 900

  /// The usual rhythm.
  public init() {}

  /// How long a witness that failed so many times in a row is left alone.
  func patience(after failures: Int) -> TimeInterval {
    min(lastPatience, firstPatience * Double(1 << min(failures - 1, 16)))
  }
}
