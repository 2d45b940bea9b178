/// The type of an expression, as far as a validator can tell.
indirect enum ExpressionType: Hashable, Sendable {
  /// Of no value; below every type. Of the elements of `[]`, and of `unknown(…)`.
  case never
  /// A Boolean: always this one, or either when it is `nil`.
  case bool(Bool?)
  /// A long.
  case long
  /// A string.
  case string
  /// A set of such elements.
  case set(ExpressionType)
  /// A record.
  case record(RecordType)
  /// An entity of one of these types, at least one.
  case entity(Set<EntityType>)
  /// A value of an extension type.
  case `extension`(ExtensionTypeName)

  /// The type of what a schema declares.
  init(_ type: SchemaType) {
    switch type {
    case .bool: self = .bool(nil)
    case .long: self = .long
    case .string: self = .string
    case .set(let element): self = .set(ExpressionType(element))
    case .record(let record): self = .record(RecordType(record))
    case .entity(let type): self = .entity([type])
    case .extension(let name): self = .extension(name)
    }
  }
}

/// The attributes that a record may have.
struct RecordType: Hashable, Sendable {
  /// One attribute.
  struct Attribute: Hashable, Sendable {
    let type: ExpressionType
    let isRequired: Bool
  }

  let attributes: [CedarString: Attribute]
  /// Whether it may have attributes beside these: it does where records of different attributes meet.
  let isOpen: Bool

  init(_ attributes: [CedarString: Attribute], isOpen: Bool = false) {
    self.attributes = attributes
    self.isOpen = isOpen
  }

  /// The record that a schema declares.
  init(_ record: SchemaRecord) {
    self.init(
      record.attributes.mapValues { Attribute(type: ExpressionType($0.type), isRequired: $0.isRequired) })
  }

  static let empty = RecordType([:])
}
