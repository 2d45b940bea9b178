internal import CLinux
internal import Glibc

/// An epoll instance, level-triggered: what is not dealt with in this turn is announced again in the next.
final class Poller {
  static let readable = EPOLLIN.rawValue
  static let writable = EPOLLOUT.rawValue
  /// One waiter is woken for each event on a shared socket.
  static let exclusive = EPOLLEXCLUSIVE.rawValue
  static let broken = EPOLLERR.rawValue | EPOLLHUP.rawValue

  private let descriptor: Int32
  private var events = [epoll_event](repeating: epoll_event(), count: 256)

  init() throws(HTTPError) {
    descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard descriptor >= 0 else { throw HTTPError(.system, "epoll: errno \(errno)") }
  }

  deinit { close(descriptor) }

  func add(_ watched: Int32, _ tag: UInt64, _ interest: UInt32) { control(EPOLL_CTL_ADD, watched, tag, interest) }
  func change(_ watched: Int32, _ tag: UInt64, _ interest: UInt32) { control(EPOLL_CTL_MOD, watched, tag, interest) }
  func remove(_ watched: Int32) { control(EPOLL_CTL_DEL, watched, 0, 0) }

  private func control(_ operation: Int32, _ watched: Int32, _ tag: UInt64, _ interest: UInt32) {
    var event = epoll_event()
    event.events = interest
    event.data.u64 = tag
    epoll_ctl(descriptor, operation, watched, &event)
  }

  /// Waits, then calls `body` with the tag and the events of each descriptor that is ready.
  ///
  /// - Parameter timeout: in milliseconds; -1 for no limit.
  func wait(_ timeout: Int32, _ body: (UInt64, UInt32) -> Void) {
    let count = epoll_wait(descriptor, &events, Int32(events.count), timeout)
    for index in 0..<Int(max(0, count)) {
      let event = events[index]
      body(event.data.u64, event.events)
    }
  }
}
