internal import Synchronization

/// Connections that read beside the writer, lent to one thread at a time.
///
/// A read never waits: where every connection is lent, one more is opened. There are as many as threads that read at once.
final class ReaderPool: Sendable {
  private struct Idle: @unchecked Sendable {  // Sendable: a connection in the pool is in nobody else's hands.
    var connections: [Connection] = []
    var isClosed = false
  }

  private let path: String
  private let busyTimeout: Int32
  private let kept: Int
  private let idle = Mutex(Idle())

  init(path: String, busyTimeout: Int32, kept: Int) {
    self.path = path
    self.busyTimeout = busyTimeout
    self.kept = kept
  }

  func read<R>(_ body: (ReadTransaction) throws -> R) throws -> R {
    let connection = try borrow()
    defer { giveBack(connection) }
    let transaction = ReadTransaction(connection)
    defer { transaction.end() }
    return try connection.snapshot { try body(transaction) }
  }

  func close() {
    idle.withLock {
      $0.isClosed = true
      $0.connections.removeAll()
    }
  }

  private func borrow() throws -> Connection {
    let lent = try idle.withLock { state in
      guard !state.isClosed else { throw StoreError(.closed, "reading") }
      return Lent(connection: state.connections.popLast())
    }
    if let connection = lent.connection { return connection }
    return try Connection(path: path, access: .readOnly, busyTimeout: busyTimeout)
  }

  private func giveBack(_ connection: Connection) {
    let lent = Lent(connection: connection)
    idle.withLock {
      if $0.connections.count < kept && !$0.isClosed, let connection = lent.connection {
        $0.connections.append(connection)
      }
    }
  }

  private struct Lent: @unchecked Sendable {  // Sendable: the only reference, on its way between the pool and a thread.
    let connection: Connection?
  }
}
