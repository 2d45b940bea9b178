import Cryptography
import Glibc

/// Asks for a passphrase on the terminal, without echo.
enum PassphrasePrompt {
  /// The greatest length, in bytes.
  static let maximum = 1024

  /// Reads one line from the controlling terminal (never from standard input, which may be a pipe of data).
  /// - Throws: ``CommandError`` with `configuration` when there is no terminal or the passphrase is empty or too long.
  static func read(_ prompt: String) throws -> SecretBytes {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw CommandError(
        .configuration, "a passphrase is needed and there is no terminal to ask on",
        hint: "Give it with `--passphrase-file FILE`.")
    }
    defer { close(terminal) }
    var saved = termios()
    guard tcgetattr(terminal, &saved) == 0 else { throw CommandError(.configuration, "the terminal does not answer") }
    var silent = saved
    silent.c_lflag &= ~tcflag_t(ECHO)
    silent.c_lflag |= tcflag_t(ECHONL | ICANON)
    // A signal while the echo is off would leave the person's shell mute: they wait until it is back.
    var blocked = sigset_t()
    var previous = sigset_t()
    sigemptyset(&blocked)
    for signal in [SIGINT, SIGTERM, SIGQUIT, SIGTSTP, SIGHUP] { sigaddset(&blocked, signal) }
    pthread_sigmask(SIG_BLOCK, &blocked, &previous)
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer {
      tcsetattr(terminal, TCSAFLUSH, &saved)
      pthread_sigmask(SIG_SETMASK, &previous, nil)
    }
    let text = Array(prompt.utf8)
    _ = text.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
    return try line(from: terminal)
  }

  private static func line(from terminal: Int32) throws -> SecretBytes {
    let buffer = SecretBytes(count: maximum + 1)
    let count = buffer.withUnsafeMutableBytes { bytes in
      var count = 0
      while count < bytes.count {
        let got = Glibc.read(terminal, bytes.baseAddress! + count, 1)
        if got < 0, errno == EINTR { continue }
        guard got == 1, bytes[count] != UInt8(ascii: "\n") else { break }
        count += 1
      }
      return count
    }
    guard count > 0 else { throw CommandError(.configuration, "the passphrase is empty") }
    guard count <= maximum else { throw CommandError(.configuration, "the passphrase is too long") }
    return buffer.withUnsafeBytes { SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
