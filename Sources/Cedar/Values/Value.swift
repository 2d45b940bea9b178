/// What a Cedar expression evaluates to.
public enum Value: Hashable, Sendable {
  /// A Boolean.
  case bool(Bool)
  /// A 64-bit signed integer.
  case long(Int64)
  /// A string, compared by scalars.
  case string(CedarString)
  /// A reference to an entity, which may be absent from the store.
  case entity(EntityUID)
  /// An unordered set without duplicates.
  case set(ValueSet)
  /// Named fields.
  case record(Record)
  /// A value of an extension type.
  case `extension`(ExtensionValue)

  /// The kind of the value, for error messages and schema checks.
  public var kind: ValueKind {
    switch self {
    case .bool: .bool
    case .long: .long
    case .string: .string
    case .entity: .entity
    case .set: .set
    case .record: .record
    case .extension(let value): value.kind
    }
  }

  /// A string value, from text.
  public static func text(_ string: String) -> Value { .string(CedarString(string)) }

  /// A set value, duplicates dropped.
  public static func set(of values: some Sequence<Value>) -> Value { .set(ValueSet(values)) }
}

/// The kinds of values, as error messages name them.
public enum ValueKind: String, Hashable, Sendable {
  case bool, long, string, entity, set, record, decimal, ipaddr, datetime, duration
}
