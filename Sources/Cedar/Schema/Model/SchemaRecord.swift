/// The attributes that a record or an entity may have; it has no other.
///
/// Annotations of attributes are checked when the schema is read, then dropped: two types that differ only there are the
/// same type.
public struct SchemaRecord: Hashable, Sendable {
  /// One attribute.
  public struct Attribute: Hashable, Sendable {
    /// The type of its value.
    public let type: SchemaType
    /// Whether it is always there; `name?: T` is not.
    public let isRequired: Bool

    init(_ type: SchemaType, isRequired: Bool) {
      self.type = type
      self.isRequired = isRequired
    }
  }

  /// The attributes by name.
  public let attributes: [CedarString: Attribute]

  /// Levels of records and sets, this one included.
  let depth: Int
  /// Types in it, those of common types counted wherever they are used.
  let size: Int

  /// A record without attributes.
  public static let empty = SchemaRecord([:])

  init(_ attributes: [CedarString: Attribute]) {
    self.attributes = attributes
    self.depth = 1 + (attributes.values.map(\.type.depth).max() ?? 0)
    self.size = attributes.values.reduce(1) { $0 + $1.type.size }
  }

  /// The attribute of that name, `nil` when there is none.
  public subscript(name: CedarString) -> Attribute? { attributes[name] }
}

extension SchemaType {
  var depth: Int {
    switch self {
    case .bool, .long, .string, .entity, .extension: 0
    case .set(let element): 1 + element.depth
    case .record(let record): record.depth
    }
  }

  var size: Int {
    switch self {
    case .bool, .long, .string, .entity, .extension: 1
    case .set(let element): 1 + element.size
    case .record(let record): record.size
    }
  }
}

extension SchemaRecord: CustomStringConvertible {
  /// The record as a schema writes it, attributes ordered by name.
  public var description: String {
    let parts = attributes.sorted { $0.key < $1.key }.map { name, attribute in
      "\(quoted(name.string))\(attribute.isRequired ? "" : "?"): \(attribute.type)"
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}
