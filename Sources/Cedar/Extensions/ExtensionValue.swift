/// A value of an extension type.
public enum ExtensionValue: Hashable, Sendable, CustomStringConvertible {
  /// A decimal number with four digits after the point.
  case decimal(DecimalValue)
  /// An IP address or range.
  case ipaddr(IPAddress)
  /// An instant.
  case datetime(DatetimeValue)
  /// A length of time.
  case duration(DurationValue)

  /// The kind, for error messages.
  public var kind: ValueKind {
    switch self {
    case .decimal: .decimal
    case .ipaddr: .ipaddr
    case .datetime: .datetime
    case .duration: .duration
    }
  }

  /// Calls the constructor named `function` (`decimal`, `ip`, `datetime`, `duration`).
  ///
  /// - Throws: `CedarError` (`unknownFunction`, `invalidExtensionValue`).
  public init(function: String, argument: String) throws(CedarError) {
    switch function {
    case "decimal": self = .decimal(try DecimalValue(argument))
    case "ip": self = .ipaddr(try IPAddress(argument))
    case "datetime": self = .datetime(try DatetimeValue(argument))
    case "duration": self = .duration(try DurationValue(argument))
    default: throw CedarError(.unknownFunction, "`\(function)` is not a constructor of an extension type")
    }
  }

  /// The value as a policy would write it.
  public var description: String {
    switch self {
    case .decimal(let value): "decimal(\"\(value)\")"
    case .ipaddr(let value): "ip(\"\(value)\")"
    case .datetime(let value): "datetime(\"1970-01-01\").offset(duration(\"\(value.milliseconds)ms\"))"
    case .duration(let value): "duration(\"\(value.milliseconds)ms\")"
    }
  }
}
