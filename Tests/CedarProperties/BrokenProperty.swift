/// Something that must hold of whatever is accepted, and did not.
public struct BrokenProperty: Error, CustomStringConvertible {
  /// What did not hold.
  public let description: String

  init(_ description: String) { self.description = description }
}
