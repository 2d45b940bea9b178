internal import Cryptography

/// The current row of a statement, read in column order. It must not outlive the closure it is given to.
struct Row {
  private let statement: Statement
  private var column: Int32 = 0

  init(_ statement: Statement) { self.statement = statement }

  /// Whether the next column is NULL.
  var isNull: Bool { statement.isNull(column) }

  /// Whether the next column is NULL; skips it if so.
  mutating func skipNull() -> Bool {
    guard isNull else { return false }
    column += 1
    return true
  }

  mutating func integer() throws(StoreError) -> Int64 {
    defer { column += 1 }
    return try statement.integer(column)
  }

  /// An integer that fits `Number`; anything else is a corrupt row.
  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(StoreError) -> Number {
    guard let number = Number(exactly: try integer()) else { throw StoreError(.corrupt, "reading a number") }
    return number
  }

  mutating func flag() throws(StoreError) -> Bool {
    switch try integer() {
    case 0: return false
    case 1: return true
    default: throw StoreError(.corrupt, "reading a flag")
    }
  }

  mutating func text() throws(StoreError) -> String {
    defer { column += 1 }
    return try statement.text(column)
  }

  mutating func blob() throws(StoreError) -> [UInt8] {
    defer { column += 1 }
    return try statement.blob(column)
  }

  /// The bytes of the next column in place, without a copy.
  mutating func withBlob<R>(_ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    defer { column += 1 }
    return try statement.withBlob(column, body)
  }

  mutating func digest() throws(StoreError) -> Digest {
    guard let digest = Digest(bytes: try blob()) else { throw StoreError(.corrupt, "reading a digest") }
    return digest
  }

  mutating func optionalInteger() throws(StoreError) -> Int64? { skipNull() ? nil : try integer() }
  mutating func optionalText() throws(StoreError) -> String? { skipNull() ? nil : try text() }
  mutating func optionalBlob() throws(StoreError) -> [UInt8]? { skipNull() ? nil : try blob() }
  mutating func optionalDigest() throws(StoreError) -> Digest? { skipNull() ? nil : try digest() }
}
