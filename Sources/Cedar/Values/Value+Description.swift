extension Value: CustomStringConvertible, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral
{
  /// A Boolean value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A long value.
  public init(integerLiteral value: Int64) { self = .long(value) }

  /// A string value.
  public init(stringLiteral value: String) { self = .text(value) }

  /// The value as a policy would write it.
  public var description: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .long(let value): String(value)
    case .string(let value): quoted(value.string)
    case .entity(let uid): uid.description
    case .set(let set): "[" + set.elements.map(\.description).joined(separator: ", ") + "]"
    case .record(let record):
      "{" + record.sorted.map { "\(quoted($0.key.string)): \($0.value)" }.joined(separator: ", ") + "}"
    case .extension(let value): value.description
    }
  }
}
