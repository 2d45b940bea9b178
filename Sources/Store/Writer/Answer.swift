internal import Foundation

/// A result that one thread waits for and another sets, once.
final class Answer<Value: Sendable>: @unchecked Sendable {  // Sendable: every access to its state holds `condition`.
  private let condition = NSCondition()
  private var result: Result<Value, any Error>?

  func set(_ result: Result<Value, any Error>) {
    condition.lock()
    self.result = result
    condition.broadcast()
    condition.unlock()
  }

  func wait() -> Result<Value, any Error> {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result { return result }
      condition.wait()
    }
  }
}
