/// The common form of agents' and organismes' identifiers: 1 to 64 bytes of `a-z`, `0-9` and inner single `-`.
///
/// ASCII only, so that Swift's canonical equivalence, file systems and certificates all agree on what is equal.
enum Slug {
  static let maximum = 64

  static func isValid(_ text: String) -> Bool {
    guard (1...maximum).contains(text.utf8.count) else { return false }
    var previous = UInt8(ascii: "-")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"): if previous == UInt8(ascii: "-") { return false }
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }
}
