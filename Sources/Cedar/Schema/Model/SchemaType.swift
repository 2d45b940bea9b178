/// The type of an attribute, a tag or an element, with every name resolved.
public indirect enum SchemaType: Hashable, Sendable {
  /// `Bool`.
  case bool
  /// `Long`.
  case long
  /// `String`.
  case string
  /// `Set<…>`.
  case set(of: SchemaType)
  /// `{…}`.
  case record(SchemaRecord)
  /// A declared entity type, or the type of a declared action.
  case entity(EntityType)
  /// `decimal`, `ipaddr`, `datetime` or `duration`.
  case `extension`(ExtensionTypeName)
}

/// The extension types, as schemas name them.
public enum ExtensionTypeName: String, Hashable, Sendable, CaseIterable {
  case decimal, ipaddr, datetime, duration

  /// The function that makes a value from a string: `ip` for `ipaddr`, the name itself for the others.
  public var constructor: ExtensionFunction {
    switch self {
    case .decimal: .decimal
    case .ipaddr: .ip
    case .datetime: .datetime
    case .duration: .duration
    }
  }
}

extension SchemaType: CustomStringConvertible {
  /// The type as a schema writes it.
  public var description: String {
    switch self {
    case .bool: "Bool"
    case .long: "Long"
    case .string: "String"
    case .set(let element): "Set<\(element)>"
    case .record(let record): record.description
    case .entity(let type): type.description
    case .extension(let name): name.rawValue
    }
  }
}
