import Glibc

/// The two clocks of a measure, in nanoseconds.
enum Stopwatch {
  /// Time that goes by.
  static func wall() -> UInt64 { read(CLOCK_MONOTONIC) }

  /// Time that the calling thread spent on a processor.
  static func processor() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

  /// Time that all threads of the process spent on processors.
  static func process() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
