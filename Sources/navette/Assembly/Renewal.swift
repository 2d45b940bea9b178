import Dispatch

/// Does something again and again on a background queue, until it is cancelled.
final class Renewal: @unchecked Sendable {  // Sendable: a source is thread-safe.
  private let timer: any DispatchSourceTimer

  /// - Parameter queue: one of its own for what may wait long: the shared one has few threads.
  init(
    every seconds: Int, on queue: DispatchQueue = .global(qos: .utility), _ body: @escaping @Sendable () -> Void
  ) {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .seconds(seconds), repeating: .seconds(seconds))
    timer.setEventHandler(handler: body)
    timer.activate()
  }

  func cancel() { timer.cancel() }
}
