import Glibc

/// Another process of this same program, which starts with the words and the environment it is given and nothing else.
final class ChildProcess {  // Not Sendable: one thread starts it, reads it and stops it.
  let pid: pid_t
  private let output: Pipe
  private let errors: Pipe
  /// What its standard input waits for the end of: ours goes with this process, however it ends.
  private let lifeline: Int32?
  private var status: Int32?

  /// What a process said, and how it ended.
  struct Ending {
    /// The exit code; negative for a signal.
    let code: Int32
    let output: String
    let errors: String
  }

  /// This same program.
  static let program = "/proc/self/exe"

  /// Starts `navette WORDS`.
  ///
  /// Its own process group: a Ctrl-C in the terminal reaches the demo alone, which stops its children in order.
  /// - Parameter isTied: whether its standard input ends when this process does, and not at once.
  /// - Throws: ``CommandError`` with `internalError`.
  init(
    _ words: [String], environment: [String: String], program: String = ChildProcess.program, isTied: Bool = false
  ) throws {
    output = try Pipe()
    errors = try Pipe()
    let input = isTied ? try Pipe.ends() : nil
    defer { if let input { close(input.reading) } }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let arguments = (["navette"] + words).map { strdup($0) }
    let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
    defer { (arguments + variables).forEach { free($0) } }
    var started: pid_t = 0
    let number = posix_spawn(&started, program, &actions, &attributes, arguments + [nil], variables + [nil])
    guard number == 0 else {
      if let input { close(input.writing) }
      throw CommandError(.internalError, "a process cannot be started: \(String(cString: strerror(number)))")
    }
    (pid, lifeline) = (started, input?.writing)
    output.closeWriting()
    errors.closeWriting()
  }

  deinit {
    stop()
    if let lifeline { close(lifeline) }
  }

  /// Waits for the end, reading everything.
  /// - Throws: ``Interruption``; ``CommandError`` with `unavailable` when it takes longer than `seconds`.
  func ending(within seconds: Int) throws -> Ending {
    let limit = Deadline(seconds: seconds)
    while !output.isFinished || !errors.isFinished { try turn(until: limit) }
    while !hasEnded() {
      try limit.check()
      usleep(2000)
    }
    return Ending(code: code, output: output.text, errors: errors.text)
  }

  /// Waits for a first whole line on its standard output.
  /// - Throws: also ``CommandError`` with `unavailable`, carrying what it said, when it ends before.
  func firstLine(within seconds: Int) throws -> String {
    let limit = Deadline(seconds: seconds)
    while true {
      if let line = output.firstLine { return line }
      guard !output.isFinished else {
        throw CommandError(.unavailable, "the server stopped at once", hint: SafeText.paragraph(errors.text))
      }
      try turn(until: limit)
    }
  }

  /// Waits for a whole line of its standard error that holds a text.
  /// - Returns: the line, or nil when it ended, or the time passed, without one.
  func complaint(holding text: String, within seconds: Int) throws -> String? {
    let limit = Deadline(seconds: seconds)
    while !limit.hasPassed {
      let lines = errors.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if let line = lines.first(where: { $0.contains(text) }) { return String(line) }
      guard !errors.isFinished else { return nil }
      try turn(until: limit)
    }
    return nil
  }

  /// All that it has said on its standard error.
  var complaints: String { errors.text }

  /// Reads what has come, without waiting, so that a full pipe never holds the child back.
  func drain() {
    output.readAvailable()
    errors.readAvailable()
  }

  /// Whether it has ended.
  func hasEnded() -> Bool {
    guard status == nil else { return true }
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return false }
    self.status = status
    return true
  }

  /// Asks it to stop, waits, and kills it if it must. By its pid, never by a name.
  func stop(within seconds: Int = 10) {
    guard !hasEnded() else { return }
    kill(pid, SIGTERM)
    let limit = Deadline(seconds: seconds)
    while !hasEnded() {
      if limit.hasPassed { kill(pid, SIGKILL) }
      drain()
      usleep(5000)
    }
  }

  private var code: Int32 {
    guard let status else { return -1 }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  private func turn(until limit: Deadline) throws {
    try Interruption.check()
    try limit.check()
    var waiting = [output, errors].filter { !$0.isFinished }.map {
      pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0)
    }
    poll(&waiting, nfds_t(waiting.count), 100)
    drain()
  }
}

/// A moment after which waiting is a failure.
struct Deadline {
  private let end: Int

  init(seconds: Int) { end = Self.now + seconds }

  var hasPassed: Bool { Self.now >= end }

  func check() throws {
    guard !hasPassed else { throw CommandError(.unavailable, "a process did not end in time") }
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
