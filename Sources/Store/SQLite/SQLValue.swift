/// A value bound to a statement: SQLite's own kinds, nothing implicit.
enum SQLValue {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// An integer, or NULL for nil.
  static func optional(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }
  /// A text, or NULL for nil.
  static func optional(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  /// Bytes, or NULL for nil.
  static func optional(_ value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }
  /// 1 or 0.
  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
  /// An integer of any width that fits 64 bits.
  static func number(_ value: some BinaryInteger) -> SQLValue { .integer(Int64(value)) }
}
