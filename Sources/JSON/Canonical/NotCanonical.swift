/// Bytes that are not the canonical form of a JSON value, or not of the value that was asked for.
public struct NotCanonical: Error, Hashable, Sendable {
  /// Where reading stopped.
  public let offset: Int

  /// A fault at an offset.
  @inlinable public init(offset: Int) { self.offset = offset }
}
