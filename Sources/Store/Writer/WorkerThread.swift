internal import Foundation

/// A named thread that runs one body and can be waited for.
final class WorkerThread: @unchecked Sendable {  // Sendable: its state is under `finished`, or its own thread.
  private let finished = NSCondition()
  private var isFinished = false

  /// Forgotten once run: the body holds connections, which must be closed by the time ``join()`` returns.
  private var body: (@Sendable () -> Void)?

  init(_ name: String, _ body: @escaping @Sendable () -> Void) {
    self.body = body
    let thread = Thread { [self] in
      self.body?()
      self.body = nil
      finished.lock()
      isFinished = true
      finished.broadcast()
      finished.unlock()
    }
    thread.name = name
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Waits until the body has returned.
  func join() {
    finished.lock()
    while !isFinished { finished.wait() }
    finished.unlock()
  }
}
