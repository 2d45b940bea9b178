internal import CSQLite

/// A prepared statement, finalized with its last reference.
///
/// Deliberately not Sendable: a statement belongs to its connection, and a connection to one thread at a time.
final class Statement {
  private let handle: OpaquePointer
  private let operation: String

  /// - Parameters:
  ///   - sql: One statement, a constant of this module: never made from outside text.
  /// - Throws: ``StoreError`` with code `misuse` if it does not compile, or what SQLite says.
  init(_ sql: String, on database: OpaquePointer) throws(StoreError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    let operation = String(sql.prefix(48))
    guard code == SQLITE_OK, let handle else { throw StoreError(sqlite: code, "preparing \(operation)") }
    self.handle = handle
    self.operation = operation
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Binding

  func bind(_ values: [SQLValue]) throws(StoreError) {
    guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
      throw StoreError(.misuse, operation)
    }
    var index: Int32 = 1
    for value in values {
      switch value {
      case .null: try check(sqlite3_bind_null(handle, index))
      case .integer(let number): try check(sqlite3_bind_int64(handle, index, number))
      case .text(let text): try bind(text, at: index)
      case .blob(let bytes): try bind(bytes, at: index)
      }
      index += 1
    }
  }

  @inline(__always) func bind(_ number: Int64, at index: Int32) throws(StoreError) {
    try check(sqlite3_bind_int64(handle, index, number))
  }

  func bind(_ text: String, at index: Int32) throws(StoreError) {
    var text = text
    let code = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        // A nil base address would bind NULL for an empty text.
        navette_bind_text_copied(handle, index, $0.baseAddress ?? UnsafePointer(bitPattern: 1), UInt64($0.count))
      }
    }
    try check(code)
  }

  func bind(_ bytes: [UInt8], at index: Int32) throws(StoreError) {
    guard !bytes.isEmpty else { return try check(sqlite3_bind_zeroblob(handle, index, 0)) }
    let code = bytes.withUnsafeBytes { navette_bind_blob_copied(handle, index, $0.baseAddress, UInt64($0.count)) }
    try check(code)
  }

  /// Binds bytes without a copy. They MUST stay where they are until the next ``reset()``.
  @inline(__always) func bind(borrowing bytes: UnsafeRawBufferPointer, at index: Int32) throws(StoreError) {
    guard !bytes.isEmpty else { return try check(sqlite3_bind_zeroblob(handle, index, 0)) }
    try check(navette_bind_blob_borrowed(handle, index, bytes.baseAddress, UInt64(bytes.count)))
  }

  // MARK: Running

  /// Advances to the next row. False at the end; the statement must then be reset before it runs again.
  @inline(__always) func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw StoreError(sqlite: code, operation)
    }
  }

  /// Runs a statement that takes no argument and gives no row.
  @inline(__always) func run() throws(StoreError) {
    defer { sqlite3_reset(handle) }
    _ = try step()
  }

  /// Makes the statement ready to run again, keeping nothing of its arguments.
  @inline(__always) func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  @inline(__always) private func check(_ code: Int32) throws(StoreError) {
    guard code == SQLITE_OK else { throw StoreError(sqlite: code, operation) }
  }

  // MARK: Columns

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  @inline(__always) func integer(_ column: Int32) throws(StoreError) -> Int64 {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { throw StoreError(.corrupt, operation) }
    return sqlite3_column_int64(handle, column)
  }

  func text(_ column: Int32) throws(StoreError) -> String {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT else { throw StoreError(.corrupt, operation) }
    // The text must be asked for before its length: asking converts it to UTF-8.
    guard let start = sqlite3_column_text(handle, column) else { throw StoreError(.corrupt, operation) }
    let utf8 = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    guard let text = String(validating: utf8, as: UTF8.self) else { throw StoreError(.corrupt, operation) }
    return text
  }

  func blob(_ column: Int32) throws(StoreError) -> [UInt8] {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { throw StoreError(.corrupt, operation) }
    return withBlob(column) { [UInt8]($0) }
  }

  /// The bytes of a column, valid only inside the closure.
  @inline(__always) func withBlob<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    let start = sqlite3_column_blob(handle, column)
    return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
