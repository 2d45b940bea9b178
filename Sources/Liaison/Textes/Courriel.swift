/// An electronic mail address, ASCII, in the shape everyone uses: `local@domaine.tld`. At most 254 bytes.
///
/// Quoted local parts, literals and comments of RFC 5322 are refused: nobody dictates them at a counter.
public struct Courriel: Hashable, Sendable {
  /// The address, its domain in lower case.
  public let adresse: String

  /// Parses an address.
  /// - Throws: `invalidEmail`.
  public init(_ text: String) throws(LiaisonError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].count),
      Self.isDotted(parts[0], symbols: "!#$%&'*+-/=?^_`{|}~"), Self.isDomain(parts[1])
    else { throw LiaisonError(.invalidEmail) }
    adresse = String(Substring(parts[0])) + "@" + String(Substring(parts[1])).lowercased()
  }

  private static func isDomain(_ bytes: Substring.UTF8View) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let dash = UInt8(ascii: "-")
    return labels.count >= 2 && isDotted(bytes, symbols: "-")
      && labels.allSatisfy { $0.count <= 63 && $0.first != dash && $0.last != dash }
  }

  private static func isDotted(_ bytes: Substring.UTF8View, symbols: StaticString) -> Bool {
    let allowed = symbols.withUTF8Buffer(Array.init)
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || allowed.contains($0)
        }
    }
  }
}

extension Courriel: CustomStringConvertible, CustomReflectable {
  /// Never the address.
  public var description: String { "‹courriel›" }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
