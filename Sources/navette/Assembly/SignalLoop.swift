import Foundation
import Glibc

/// Turns the signals of a server into calls, on the thread that waits for them: nothing runs inside a signal handler.
struct SignalLoop: Sendable {
  private static let watched = [SIGTERM, SIGINT, SIGHUP]

  /// Blocks the signals. MUST be made before any thread starts: threads inherit what is blocked.
  init() {
    var set = Self.set()
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits; answers SIGHUP with `reload`, and returns on SIGTERM or SIGINT.
  func run(reload: () -> Void) {
    var set = Self.set()
    while true {
      var number: Int32 = 0
      guard sigwait(&set, &number) == 0 else { continue }
      guard number == SIGHUP else { return }
      reload()
    }
  }

  /// Stops the process, as SIGTERM would, once its standard input has ended.
  static func stopAtEndOfInput() {
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while true {
        let count = read(STDIN_FILENO, &byte, 1)
        guard count > 0 || (count < 0 && errno == EINTR) else { break }
      }
      kill(getpid(), SIGTERM)
    }
  }

  private static func set() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in watched { sigaddset(&set, signal) }
    return set
  }
}
