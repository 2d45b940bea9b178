/// How far long work is, on standard error: on a terminal, or where it is asked for.
final class Progress {  // Not Sendable: one command, one thread.
  static let flag = Flag("progress", "Show on standard error how far it is, even where that is no terminal.")

  private let console: Console
  private let label: String
  private let isShown: Bool
  private var shown: UInt64?

  /// - Parameter isAsked: whether the flag was given.
  init(_ label: String, _ console: Console, isAsked: Bool) {
    (self.console, self.label) = (console, label)
    isShown = isAsked || console.isTerminal
  }

  /// Shows each percent once.
  func show(_ done: UInt64, of all: UInt64) {
    guard isShown, all > 0 else { return }
    let percent = done >= all ? 100 : UInt64(Double(done) / Double(all) * 100)
    guard percent != shown else { return }
    shown = percent
    console.writeError("\r\(label) : \(percent) % (\(done) sur \(all))\u{1B}[K")
  }

  /// Leaves the line.
  func end() {
    guard isShown, shown != nil else { return }
    console.writeError("\n")
  }
}
