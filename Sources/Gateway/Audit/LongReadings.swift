internal import Cryptography
internal import Dispatch
internal import Synchronization

/// Readings that take longer than a reactor may be held: one after the other, on a thread of their own. Those who audit are
/// few; whoever comes when several wait is asked to come back, so that nothing piles up.
final class LongReadings: Sendable {
  private let queue = DispatchQueue(label: "navette.audit", qos: .utility)
  private let waiting = Mutex(0)
  private static let most = 16

  /// Does something there.
  /// - Returns: false when too many wait already: nothing was done, nor will be.
  func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    let isTaken = waiting.withLock { count in
      guard count < Self.most else { return false }
      count += 1
      return true
    }
    guard isTaken else { return false }
    queue.async {
      work()
      FreedMemory.clearStack()
      self.waiting.withLock { $0 -= 1 }
    }
    return true
  }
}
