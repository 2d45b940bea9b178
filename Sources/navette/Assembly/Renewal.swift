import Dispatch

/// Does something again and again on a background queue, until it is cancelled.
final class Renewal: @unchecked Sendable {  // Sendable: a source is thread-safe.
  private let timer: any DispatchSourceTimer

  init(every seconds: Int, _ body: @escaping @Sendable () -> Void) {
    timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.schedule(deadline: .now() + .seconds(seconds), repeating: .seconds(seconds))
    timer.setEventHandler(handler: body)
    timer.activate()
  }

  func cancel() { timer.cancel() }
}
