/// The identifier of an agent, a body or a role as certificates and attestations carry it: opaque, never a person's
/// name.
///
/// 1 to 64 characters among ASCII letters, digits, `-`, `_`, `.`, `:`; so two identifiers are equal exactly when their
/// bytes are.
public struct OpaqueIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The most characters an identifier may have: what a common name holds.
  public static let lengthLimit = 64

  /// The text.
  public let text: String

  /// Checks a text.
  /// - Throws: ``AuthorityError`` `malformedIdentifier` for another alphabet or length.
  public init(_ text: String) throws(AuthorityError) {
    guard (1...Self.lengthLimit).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
      throw AuthorityError(.malformedIdentifier)
    }
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// The text.
  public var description: String { text }
}
