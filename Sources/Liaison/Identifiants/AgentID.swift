/// The identifier of an agent: the common name of both their certificates, the principal of decisions.
///
/// 1 to 64 ASCII bytes: `a-z`, `0-9`, and `-` neither first, last nor doubled.
public struct AgentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The identifier's text.
  public let description: String

  /// Parses an identifier.
  /// - Throws: `invalidIdentifier` for any other form.
  public init(_ text: String) throws(LiaisonError) {
    guard Slug.isValid(text) else { throw LiaisonError(.invalidIdentifier) }
    description = text
  }

  /// Byte order.
  public static func < (a: AgentID, b: AgentID) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }
}
