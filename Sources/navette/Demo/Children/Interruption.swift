import Glibc

/// Ctrl-C and its like, seen between two moments of work instead of inside a signal handler.
struct Interruption: Error, Sendable {
  private static let watched = [SIGINT, SIGTERM, SIGHUP]

  /// Blocks the signals, so that they wait until ``check()`` looks. Children are given back the usual mask.
  static func hold() {
    var set = set()
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// - Throws: ``Interruption`` when a signal arrived.
  static func check() throws {
    var (set, none) = (set(), timespec())
    guard sigtimedwait(&set, nil, &none) < 0 else { throw Interruption() }
  }

  /// Waits for a signal, at most that long.
  /// - Returns: whether one arrived.
  static func arrives(within seconds: Int) -> Bool {
    var (set, limit) = (set(), timespec(tv_sec: seconds, tv_nsec: 0))
    return sigtimedwait(&set, nil, &limit) > 0
  }

  private static func set() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in watched { sigaddset(&set, signal) }
    return set
  }
}
