import Foundation
import Synchronization

/// A clock that a test moves.
final class TestClock: Sendable {
  /// Monday 23 November 2026, eleven o'clock in Paris.
  static let start = Date(timeIntervalSince1970: 1_795_428_000)

  private let date = Mutex(TestClock.start)

  var now: Date { date.withLock { $0 } }

  func advance(by seconds: TimeInterval) { date.withLock { $0 += seconds } }
}

/// A value shared between a test and the store's threads.
final class Shared<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
  func change<R: Sendable>(_ body: @Sendable (inout Value) -> R) -> R { value.withLock { body(&$0) } }
  var current: Value { value.withLock { $0 } }
}
