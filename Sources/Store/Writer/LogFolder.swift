internal import CSQLite
internal import Foundation

/// Folds SQLite's write-ahead log back into the database, from a thread and a connection of its own: inside a commit it
/// would cost 5 ms at the 99th percentile.
final class LogFolder: @unchecked Sendable {  // Sendable: its connection is used under `alone` or by its thread only.
  /// Bytes of log from which it is folded beside the writer, and from which the writer is asked to stand back.
  private static let passiveSize: Int64 = 4 << 20
  private static let waitingSize: Int64 = 64 << 20

  /// Some milliseconds of the disk.
  private static let releasedAtOnce = 2048

  private var connection: Connection?
  private let log: String
  private let gate: CommitGate
  private let condition = NSCondition()
  private let using = NSLock()
  private var isClosed = false

  init(database: String, gate: CommitGate, busyTimeout: Int32) throws {
    connection = try Connection(path: database, access: .readWrite, busyTimeout: busyTimeout)
    log = database + "-wal"
    self.gate = gate
  }

  /// The body of the folding thread: looks twenty times a second, which bounds what a restart has to recover.
  func run() {
    var folded: Int64 = 0
    while wait() {
      let size = logSize()
      // The file keeps its size once folded; it is written from its start again. So half of the growth is waited for.
      guard size >= Self.passiveSize else { continue }
      if size >= Self.waitingSize {
        fold(passively: true)
        fold(passively: false)
        folded = 0
      } else if size - folded >= Self.passiveSize {
        fold(passively: true)
        folded = size
      }
    }
  }

  /// Folds everything and empties the log, so that erased bytes are in no file.
  ///
  /// - Returns: Whether no reader held it back.
  @discardableResult
  func fold(passively: Bool = false) -> Bool {
    using.lock()
    defer { using.unlock() }
    if passively { return checkpoint(SQLITE_CHECKPOINT_PASSIVE) }
    return gate.alone { checkpoint(SQLITE_CHECKPOINT_TRUNCATE) }
  }

  /// Gives freed pages back to the disk, a few at a time so that commits go on between, then folds everything.
  ///
  /// - Returns: Whether nothing held it back: no free page is left, and the log is empty.
  func release() -> Bool {
    var left: Int64 = .max
    while left > 0 {
      let next = using.withLock { gate.alone { freed(from: connection) } }
      // Held back, or a database made before this setting: the pages are overwritten all the same.
      guard let next, next < left else { break }
      left = next
    }
    return fold() && left == 0
  }

  /// - Returns: How many free pages are left; nil when none could be given back.
  private func freed(from connection: Connection?) -> Int64? {
    guard let connection else { return nil }
    do {
      try connection.script("PRAGMA incremental_vacuum(\(Self.releasedAtOnce))")
      return try connection.first("PRAGMA freelist_count") { try $0.integer() }
    } catch { return nil }
  }

  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
    using.lock()
    connection = nil
    using.unlock()
  }

  private func checkpoint(_ mode: Int32) -> Bool {
    guard let connection else { return false }
    return sqlite3_wal_checkpoint_v2(connection.handle, nil, mode, nil, nil) == SQLITE_OK
  }

  private func wait() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    if !isClosed { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05)) }
    return !isClosed
  }

  private func logSize() -> Int64 {
    var status = stat()
    return stat(log, &status) == 0 ? Int64(status.st_size) : 0
  }
}
