internal import Foundation

/// A bounded queue between any thread and one consumer.
final class BoundedQueue<Element>: @unchecked Sendable {  // Sendable: every access to its state holds `condition`.
  private let condition = NSCondition()
  private let capacity: Int
  private var elements: [Element] = []
  private var isClosed = false

  init(capacity: Int) { self.capacity = capacity }

  /// Adds an element at once, or refuses it.
  ///
  /// - Throws: ``StoreError`` with code `overloaded` when the queue is full, `closed` once it is closed.
  func offer(_ element: Element) throws(StoreError) {
    condition.lock()
    defer { condition.unlock() }
    guard !isClosed else { throw StoreError(.closed, "queueing") }
    guard elements.count < capacity else { throw StoreError(.overloaded, "queueing") }
    elements.append(element)
    if elements.count == 1 { condition.broadcast() }
  }

  /// Adds an element, waiting for room: what the consumer of another queue does.
  func put(_ element: Element) {
    condition.lock()
    defer { condition.unlock() }
    while elements.count >= capacity { condition.wait() }
    elements.append(element)
    condition.broadcast()
  }

  /// Takes what is waiting, oldest first, at most `maximum`; waits for the first. Nil once the queue is closed and empty.
  func take(atMost maximum: Int) -> [Element]? {
    condition.lock()
    defer { condition.unlock() }
    while elements.isEmpty {
      if isClosed { return nil }
      condition.wait()
    }
    if elements.count <= maximum {
      let taken = elements
      elements = []
      elements.reserveCapacity(taken.count)
      condition.broadcast()
      return taken
    }
    let taken = Array(elements.prefix(maximum))
    elements.removeFirst(maximum)
    condition.broadcast()
    return taken
  }

  /// Refuses what comes from now on; what is queued is still taken.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }
}
