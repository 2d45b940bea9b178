/// A JSON value (RFC 8259), as this project exchanges it.
///
/// Integers that fit 64 bits are kept exact; any other number is a ``double(_:)``, which a strict reader refuses.
/// Equality compares strings by Unicode scalars: Swift's own `==` would call two different keys equal when they are
/// canonically equivalent.
public enum JSON: Sendable {
  /// The literal `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction or exponent that fits `Int64`.
  case integer(Int64)
  /// Any other number.
  case double(Double)
  /// A string of Unicode scalars.
  case string(String)
  /// An ordered list.
  case array([JSON])
  /// Ordered members with distinct names.
  case object(JSONObject)
}

extension JSON: Equatable {
  /// Structural equality; strings by scalars, members in order.
  public static func == (lhs: JSON, rhs: JSON) -> Bool {
    switch (lhs, rhs) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.string(let a), .string(let b)): a.isSameBytes(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSON {
  /// The members, if this is an object.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  /// The elements, if this is an array.
  public var array: [JSON]? { if case .array(let array) = self { array } else { nil } }
  /// The text, if this is a string.
  public var string: String? { if case .string(let string) = self { string } else { nil } }
  /// The value, if this is an integer.
  public var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
  /// The value, if this is a Boolean.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The member of that name, if this is an object that has it.
  public subscript(name: String) -> JSON? { object?[name] }
  /// The element at that place, if this is an array that has it.
  public subscript(index: Int) -> JSON? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A Boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object; names must be distinct.
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(JSONObject(members: elements)) }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}
