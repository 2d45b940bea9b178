/// The functions and methods of Cedar's extension types.
public enum ExtensionFunction: String, Hashable, Sendable, CaseIterable {
  case decimal, ip, datetime, duration, unknown
  case lessThan, lessThanOrEqual, greaterThan, greaterThanOrEqual
  case isIpv4, isIpv6, isLoopback, isMulticast, isInRange
  case offset, durationSince, toDate, toTime
  case toMilliseconds, toSeconds, toMinutes, toHours, toDays

  /// The name as policies write it.
  public var name: String { rawValue }

  /// Whether it is written `value.name(…)` rather than `name(…)`.
  public var isMethod: Bool {
    switch self {
    case .decimal, .ip, .datetime, .duration, .unknown: false
    default: true
    }
  }

  /// Number of arguments, the receiver of a method included.
  public var arity: Int {
    switch self {
    case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual, .isInRange, .offset, .durationSince: 2
    default: 1
    }
  }
}
