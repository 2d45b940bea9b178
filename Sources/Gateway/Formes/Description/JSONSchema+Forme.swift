internal import JSON
internal import Liaison

extension JSONSchema {
  /// An object that a reader reads strictly: what may be absent may be `null` as well, and nothing else is there.
  static func forme(_ members: [Member]) -> JSONSchema {
    .object(members.map { $0.isRequired ? $0 : .optional($0.name, $0.schema.orNull) })
  }

  /// A code of a closed list, under the list's own name.
  static func code<C: Coded>(_ type: C.Type) -> JSONSchema {
    JSONSchema.codes(C.all.map(\.code))
      .described(C.all.map { "`\($0.code)` : \($0.libelle)" }.joined(separator: " ; ") + ".").named(C.referentiel)
  }

  /// Codes of a closed list, each once.
  static func codes<C: Coded>(_ type: C.Type) -> JSONSchema {
    .array(of: .code(C.self), count: 0...C.all.count, isSet: true)
  }

  /// A list of values that each have their own form.
  static func liste<D: Described>(_ type: D.Type, max: Int) -> JSONSchema { .array(of: D.schema, count: 0...max) }

  /// Bytes as lowercase hexadecimal digits.
  static func hexadecimal(bytes count: Int) -> JSONSchema { .string(pattern: "[0-9a-f]{\(2 * count)}") }

  /// A known number of bytes as standard base64.
  static func base64(bytes count: Int) -> JSONSchema { .base64(bytes: count...count) }

  /// A number of bytes within bounds as standard base64.
  static func base64(bytes counts: ClosedRange<Int>) -> JSONSchema {
    .string(
      length: (counts.lowerBound + 2) / 3 * 4...(counts.upperBound + 2) / 3 * 4, pattern: "[A-Za-z0-9+/]*={0,2}",
      isBase64: true)
  }

  /// Bytes as standard base64.
  static func base64(maxBytes: Int = .max) -> JSONSchema {
    .string(
      length: 0...(maxBytes == .max ? .max : (maxBytes + 2) / 3 * 4), pattern: "[A-Za-z0-9+/]*={0,2}", isBase64: true)
  }
}

extension JSONSchema.Member {
  /// A member that is always there, described by the type of what it becomes.
  static func required<Root, D: Described>(_ name: String, _ value: KeyPath<Root, D>) -> Self {
    .required(name, D.schema)
  }

  /// A member that may be absent, described by the type of what it becomes.
  static func optional<Root, D: Described>(_ name: String, _ value: KeyPath<Root, D>) -> Self {
    .optional(name, D.schema)
  }

  /// A code that is always there.
  static func required<Root, C: Coded>(_ name: String, _ value: KeyPath<Root, C>) -> Self {
    .required(name, .code(C.self))
  }

  /// A code that may be absent.
  static func optional<Root, C: Coded>(_ name: String, _ value: KeyPath<Root, C?>) -> Self {
    .optional(name, .code(C.self))
  }

  /// A code that may be absent, and then has a value that is understood.
  static func optional<Root, C: Coded>(_ name: String, _ value: KeyPath<Root, C>) -> Self {
    .optional(name, .code(C.self))
  }

  /// Codes that are always there.
  static func required<Root, C: Coded>(_ name: String, _ value: KeyPath<Root, Set<C>>) -> Self {
    .required(name, .codes(C.self))
  }

  /// Codes that may be absent when there is none.
  static func optional<Root, C: Coded>(_ name: String, _ value: KeyPath<Root, Set<C>>) -> Self {
    .optional(name, .codes(C.self))
  }
}
