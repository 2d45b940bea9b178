/// The identifier of an organisme (secteur, CRIP, parquet…).
///
/// 1 to 64 ASCII bytes: `a-z`, `0-9`, and `-` neither first, last nor doubled.
public struct OrganismeID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The identifier's text.
  public let description: String

  /// Parses an identifier.
  /// - Throws: `invalidIdentifier` for any other form.
  public init(_ text: String) throws(LiaisonError) {
    guard Slug.isValid(text) else { throw LiaisonError(.invalidIdentifier) }
    description = text
  }

  /// Byte order.
  public static func < (a: OrganismeID, b: OrganismeID) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }
}
