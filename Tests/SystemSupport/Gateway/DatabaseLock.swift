import CSQLite
import Foundation

/// Another process than the server that holds its database: the test itself.
package final class DatabaseLock {
  private var handle: OpaquePointer?

  /// Takes the write lock.
  package init(_ installation: Installation) throws {
    let path = installation.data.appending(path: "navette.db").path
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      throw SystemFault("the database cannot be opened")
    }
    sqlite3_busy_timeout(handle, 5000)
    guard sqlite3_exec(handle, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK else {
      throw SystemFault("the database cannot be locked")
    }
  }

  deinit { release() }

  /// Lets it go.
  package func release() {
    sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    sqlite3_close_v2(handle)
    handle = nil
  }
}
