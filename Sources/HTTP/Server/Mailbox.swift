internal import CLinux
internal import Cryptography
internal import Glibc
internal import Synchronization

/// Names a connection of one reactor. A slot is used again, with another generation, so that an answer that comes late
/// never reaches the next connection.
struct ConnectionToken: Hashable {
  let slot: UInt32
  let generation: UInt32

  var packed: UInt64 { UInt64(generation) << 32 | UInt64(slot) }

  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }

  init(packed: UInt64) {
    slot = UInt32(truncatingIfNeeded: packed)
    generation = UInt32(truncatingIfNeeded: packed >> 32)
  }
}

/// What other threads tell a reactor: values only.
enum Message: Sendable {
  case answer(ConnectionToken, Response)
  /// An accepted connection to serve.
  case adopt(Int32)
  /// The rules of admission changed: look at every peer again.
  case recheck
  /// Finish what runs, take nothing new; at `deadline`, drop what is left.
  case stop(deadline: Instant)
}

/// A reactor's letter box: a list and an eventfd that wakes it.
final class Mailbox: Sendable {
  let descriptor: Int32
  private let messages = Mutex<[Message]>([])

  init() throws(HTTPError) {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    guard descriptor >= 0 else { throw HTTPError(.system, "eventfd \(errno)") }
  }

  deinit { close(descriptor) }

  func post(_ message: Message) {
    // Only the first letter rings: the reactor empties the box whole.
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if isFirst { eventfd_write(descriptor, 1) }
  }

  func take() -> [Message] {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    return messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
