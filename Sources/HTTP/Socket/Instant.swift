internal import CLinux
internal import Glibc

/// A moment of the monotonic clock, in milliseconds: what deadlines are measured with, whatever the wall clock does.
struct Instant: Comparable, Sendable {
  let milliseconds: Int

  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(milliseconds: time.tv_sec * 1_000 + time.tv_nsec / 1_000_000)
  }

  static let never = Instant(milliseconds: .max)

  static func + (start: Instant, duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    let (product, overflowed) = Int(clamping: seconds).multipliedReportingOverflow(by: 1_000)
    let (sum, carried) = start.milliseconds.addingReportingOverflow(
      overflowed ? .max : product + Int(attoseconds / 1_000_000_000_000_000))
    return Instant(milliseconds: carried ? .max : sum)
  }

  static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// Milliseconds from now, at least 0, as `poll` wants them.
  var timeout: Int32 { Int32(clamping: max(0, milliseconds - Instant.now.milliseconds)) }
}
