/// Why a command stops: an exit code, a sentence, and what to do about it.
///
/// Messages quote what the person typed and never a secret, a fiche's content or a name that it holds.
struct CommandError: Error, Equatable, CustomStringConvertible {
  /// What the shell is told.
  let code: ExitCode
  /// Lower case, no final period.
  let message: String
  /// What to try next.
  let hint: String?

  init(_ code: ExitCode, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  var description: String { hint.map { "\(message)\n\($0)" } ?? message }

  static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  static func usage(_ message: String, hint: String? = nil) -> CommandError {
    CommandError(.usage, message, hint: hint)
  }
}
