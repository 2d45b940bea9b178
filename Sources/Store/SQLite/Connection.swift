internal import CSQLite

/// One SQLite connection and its prepared statements.
///
/// Deliberately not Sendable: it is opened without SQLite's own mutex, so it belongs to one thread at a time.
final class Connection {
  enum Access {
    /// Creates the file if it must, reads and writes.
    case readWrite
    /// Reads only: every write is refused by SQLite itself.
    case readOnly
  }

  let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens a database and sets what every connection of ours relies on.
  ///
  /// - Parameters:
  ///   - path: The file, or `:memory:`.
  ///   - busyTimeout: Milliseconds to wait for a lock that another connection holds.
  init(path: String, access: Access, busyTimeout: Int32) throws(StoreError) {
    var handle: OpaquePointer?
    // A reader opens for writing too: in WAL mode it must be able to write the shared index. `query_only` holds it back.
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (access == .readWrite ? SQLITE_OPEN_CREATE : 0)
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw StoreError(sqlite: code, "opening the database")
    }
    self.handle = handle
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, busyTimeout)
    navette_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    navette_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
    navette_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0)
    navette_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    navette_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1)
    // Freed pages can be given back: a setting of an empty database alone. Repeated, it would wait for whoever writes.
    let isEmpty = try? first("PRAGMA page_count", decode: { try $0.integer() }) == 0
    if isEmpty == true { try script("PRAGMA auto_vacuum = INCREMENTAL") }
    try script(Self.pragmas)
    if access == .readOnly { try script("PRAGMA query_only = ON") }
  }

  deinit {
    // Statements first: a connection with live statements would only become a zombie.
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// WAL with a sync at every commit: an answered request survives a power cut. Erased bytes are overwritten. The log is
  /// folded back by a connection of its own (``LogFolder``), never inside a commit.
  private static let pragmas = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA secure_delete = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -16384;
    """

  // MARK: Statements

  /// The prepared statement of a constant SQL text, made once a connection.
  func statement(_ sql: String) throws(StoreError) -> Statement {
    if let statement = statements[sql] { return statement }
    let statement = try Statement(sql, on: handle)
    statements[sql] = statement
    return statement
  }

  /// Runs statements that take no argument and give no row.
  func script(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw StoreError(sqlite: code, String(sql.prefix(48))) }
  }

  /// Runs one statement to its end.
  /// - Returns: How many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: SQLValue...) throws(StoreError) -> Int { try run(sql, values) }

  /// Runs one statement to its end.
  /// - Returns: How many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
    return Int(sqlite3_changes(handle))
  }

  /// Every row of a query, decoded.
  func all<T>(_ sql: String, _ values: SQLValue..., decode: (inout Row) throws -> T) throws -> [T] {
    try all(sql, values, decode: decode)
  }

  /// Every row of a query, decoded.
  func all<T>(_ sql: String, _ values: [SQLValue], decode: (inout Row) throws -> T) throws -> [T] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [T] = []
    while try statement.step() {
      var row = Row(statement)
      rows.append(try decode(&row))
    }
    return rows
  }

  /// The first row of a query, decoded, or nil.
  func first<T>(_ sql: String, _ values: SQLValue..., decode: (inout Row) throws -> T) throws -> T? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    guard try statement.step() else { return nil }
    var row = Row(statement)
    return try decode(&row)
  }

  /// Whether a query gives at least one row.
  func exists(_ sql: String, _ values: SQLValue...) throws(StoreError) -> Bool {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step()
  }

  /// Whether no transaction is open. Some errors roll the whole transaction back by themselves.
  var isOutsideTransaction: Bool { sqlite3_get_autocommit(handle) != 0 }
}
