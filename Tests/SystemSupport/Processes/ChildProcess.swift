package import Foundation
import Glibc

/// A process that we started, writing to two files: they outlive it, and are searched afterwards.
package final class ChildProcess: @unchecked Sendable {  // Sendable: the status is touched under the lock.
  package let pid: pid_t
  package let outputFile: URL
  package let errorFile: URL
  private let lock = NSLock()
  private var status: Int32?

  /// Starts `navette WORDS`, or another program; what it writes is added to `NAME.out` and `NAME.err`.
  /// - Parameter environment: all that it has beside PATH and LANG.
  package init(
    _ words: [String], of other: String? = nil, environment: [String: String] = [:], name: String, in folder: URL
  ) throws {
    outputFile = folder.appending(path: name + ".out")
    errorFile = folder.appending(path: name + ".err")
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let flags = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputFile.path, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorFile.path, flags, 0o600)
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let program = try other ?? Program.path()
    let arguments = ([other ?? "navette"] + words).map { strdup($0) }
    let own = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
    let variables = own.map { strdup("\($0.key)=\($0.value)") }
    defer { (arguments + variables).forEach { free($0) } }
    var started: pid_t = 0
    let number = posix_spawn(&started, program, &actions, &attributes, arguments + [nil], variables + [nil])
    guard number == 0 else { throw SystemFault("a process cannot be started: \(String(cString: strerror(number)))") }
    pid = started
  }

  deinit { kill() }

  /// The exit code, or minus the signal's number; nil while it runs.
  package var code: Int32? {
    lock.withLock {
      if status == nil {
        var raw: Int32 = 0
        if waitpid(pid, &raw, WNOHANG) == pid { status = raw }
      }
      guard let status else { return nil }
      let signal = status & 0x7F
      return signal == 0 ? (status >> 8) & 0xFF : -signal
    }
  }

  package var output: String { (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "" }
  package var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

  /// Sends a signal, to this process alone.
  package func send(_ signal: Int32) { if code == nil { Glibc.kill(pid, signal) } }

  /// Kills it, as a power cut would, and waits for its end.
  package func kill() {
    send(SIGKILL)
    while code == nil { usleep(1000) }
  }

  /// Waits for its end.
  /// - Throws: ``SystemFault`` after `seconds`; it is killed.
  @discardableResult
  package func end(within seconds: Double = 30) throws -> Int32 {
    try Wait.until("process ends: \(errors)", within: seconds) { code != nil }
    return code ?? -1
  }
}

/// Waits for what another process does.
package enum Wait {
  /// - Throws: ``SystemFault`` when the condition still does not hold after `seconds`.
  package static func until(_ what: String, within seconds: Double, _ condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
      guard ContinuousClock.now < end else { throw SystemFault("waited \(seconds) s in vain: \(what)") }
      usleep(5000)
    }
  }
}
