import Foundation

/// Tells on standard error how far a long work is, now and then: nothing of a work that is soon done.
struct ProgressLine {
  private let whole: UInt64
  private let console: Console
  private var told: Date

  private static let period: TimeInterval = 3

  init(of whole: UInt64, _ console: Console) { (self.whole, self.console, told) = (whole, console, console.now()) }

  /// So many entries are done.
  mutating func done(_ count: UInt64) {
    let now = console.now()
    guard count < whole, now.timeIntervalSince(told) >= Self.period else { return }
    told = now
    console.warn("… \(count) / \(whole) entrées")
  }

  /// So many are left.
  mutating func left(_ count: UInt64) { done(whole - min(whole, count)) }
}
