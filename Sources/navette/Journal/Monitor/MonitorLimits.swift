import Foundation
import Journal

/// How long a monitor puts up with what.
struct MonitorLimits: Sendable {
  /// A checkpoint that does not move: a followed gateway traces its follower once an hour, so that it must.
  var stale: TimeInterval = 2 * 3600
  /// A gateway that does not answer.
  var unreachable: TimeInterval = 15 * 60
  /// Entries that the witnesses have not cosigned.
  var cosigned: TimeInterval = 3600
  /// The witnesses; nil when none is followed.
  var quorum: WitnessQuorum?
}
