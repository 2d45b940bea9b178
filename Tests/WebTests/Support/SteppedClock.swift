import Foundation
import Synchronization

/// The clock of a fixture: stopped, until a test moves it.
final class SteppedClock: Sendable {
  private let date: Mutex<Date>

  init(_ start: Date) { date = Mutex(start) }

  var now: Date { date.withLock { $0 } }

  func advance(by seconds: TimeInterval) { date.withLock { $0 += seconds } }
}
