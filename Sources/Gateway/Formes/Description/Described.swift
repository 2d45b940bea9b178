public import JSON

/// What has one form in JSON, and describes it.
///
/// A description accepts all that the reader reads: what it refuses, the reader refuses too. The reader refuses more, as
/// facts may contradict each other, and a commune must exist.
public protocol Described {
  /// The description.
  static var schema: JSONSchema { get }
}

extension Optional: Described where Wrapped: Described {
  /// That of the value: whether it may be absent is said where it stands.
  public static var schema: JSONSchema { Wrapped.schema }
}

extension Bool: Described {
  /// `true` or `false`.
  public static var schema: JSONSchema { .boolean }
}
