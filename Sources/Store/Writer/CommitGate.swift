internal import Foundation

/// Lets the folding of the write-ahead log have the database to itself for a moment, between two commits.
///
/// SQLite's own waiting sleeps a millisecond or more and a busy writer would starve the folding; here the writer stands
/// back as soon as it is asked.
final class CommitGate: @unchecked Sendable {  // Sendable: every access to its state holds `condition`.
  private let condition = NSCondition()
  private var isCommitting = false
  private var isFolding = false

  /// Before a commit: waits while the log is folded.
  func enter() {
    condition.lock()
    while isFolding { condition.wait() }
    isCommitting = true
    condition.unlock()
  }

  /// After a commit, however it ended.
  func leave() {
    condition.lock()
    isCommitting = false
    condition.broadcast()
    condition.unlock()
  }

  /// Runs a body while no commit runs.
  func alone<R>(_ body: () throws -> R) rethrows -> R {
    condition.lock()
    while isFolding { condition.wait() }
    isFolding = true
    while isCommitting { condition.wait() }
    condition.unlock()
    defer {
      condition.lock()
      isFolding = false
      condition.broadcast()
      condition.unlock()
    }
    return try body()
  }
}
