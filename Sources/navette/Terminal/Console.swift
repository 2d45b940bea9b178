import Cryptography
import Foundation
import Glibc

/// What a command says, hears and knows of the world: a test gives another.
struct Console: Sendable {
  /// Writes to standard output, as is.
  let write: @Sendable (String) -> Void
  /// Writes to standard error, as is.
  let writeError: @Sendable (String) -> Void
  /// Reads what standard input has, waiting until it has something; nothing at its end.
  let read: @Sendable () throws -> [UInt8]
  /// Reads a secret without echo. The argument is the prompt.
  let secret: @Sendable (String) throws -> SecretBytes
  /// Whether standard output is a terminal.
  let isTerminal: Bool
  /// Whether standard output takes colours.
  let isColoured: Bool
  /// Columns available to help and paragraphs.
  let width: Int
  let environment: [String: String]
  let now: @Sendable () -> Date
  /// Prepares an agent's connection to the gateway.
  let connect: @Sendable (AgentFolder, AgentConfiguration, PassphraseSource) throws -> any GatewayTransport

  /// A line, or a text and what ends it, for standard output.
  func print(_ text: String = "", terminator: String = "\n") { write(text + terminator) }

  /// A line for standard error.
  func warn(_ text: String) { writeError(text.hasSuffix("\n") ? text : text + "\n") }

  /// `text` in bold where the terminal takes it.
  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

extension Console {
  /// The process's own standard streams.
  static func process() -> Console {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    // https://no-color.org: present and not empty.
    let isColoured = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return Console(
      write: { writeAll($0, to: STDOUT_FILENO) }, writeError: { writeAll($0, to: STDERR_FILENO) },
      read: readInput, secret: { try PassphrasePrompt.read($0) }, isTerminal: isTerminal, isColoured: isColoured,
      width: isTerminal ? terminalWidth() : 80, environment: environment,
      now: { Date() }, connect: { ExchangeTrace.following(try NetworkTransport($0, $1, passphrase: $2), environment) })
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(Int(size.ws_col), 120)
  }

  @Sendable private static func readInput() throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
      var got: Int
      repeat { got = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
      guard got >= 0 else { throw CommandError(.configuration, "standard input cannot be read") }
      count = got
    }
  }

  private static func writeAll(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR && errno != EAGAIN { return }
    }
  }
}
