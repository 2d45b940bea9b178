package import Foundation

/// One plain table of rows, committed durably with nothing around: what bounds every database of ours on a disk.
///
/// Same settings as ours (WAL, a sync at each commit) but no other table, index, trigger, savepoint or thread. It is there
/// to be measured against.
package final class BareTable {
  private let connection: Connection
  private let insertion: Statement
  private var position: Int64 = 0

  /// Makes the table in a new database file.
  package init(_ file: URL) throws {
    connection = try Connection(path: file.path, access: .readWrite, busyTimeout: 0)
    try connection.script("CREATE TABLE bare (position INTEGER PRIMARY KEY, row BLOB NOT NULL) STRICT")
    insertion = try connection.statement("INSERT INTO bare (position, row) VALUES (?, ?)")
  }

  /// Inserts a row so many times, and commits.
  package func commit(_ row: [UInt8], times: Int) throws {
    try connection.run("BEGIN IMMEDIATE")
    try row.withUnsafeBytes { bytes in
      for _ in 0..<times {
        defer { insertion.reset() }
        try insertion.bind(position, at: 1)
        try insertion.bind(borrowing: bytes, at: 2)
        _ = try insertion.step()
        position += 1
      }
    }
    try connection.run("COMMIT")
  }

  /// Deletes rows by their positions, and commits. Their bytes are overwritten, as ours are.
  package func remove(_ positions: Range<Int64>) throws {
    try connection.run("BEGIN IMMEDIATE")
    for position in positions {
      try connection.run("DELETE FROM bare WHERE position = ?", .integer(position))
    }
    try connection.run("COMMIT")
  }

  /// Folds the write-ahead log into the database, which no commit does.
  package func fold() throws { try connection.script("PRAGMA wal_checkpoint(TRUNCATE)") }
}
