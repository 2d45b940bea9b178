/// A piece of HTML that is safe to send: text inside it was escaped on its way in.
///
/// ```swift
/// let line = p { "Bonjour " ; strong { name } }
/// ```
///
/// A `String` becomes HTML only as text, by escaping: there is no way to take one for markup. Elements and attributes come
/// from closed lists, so that tags match, quotes close, and no attribute runs a script or carries a style.
public struct HTML: Sendable, Equatable {
  /// The markup, in UTF-8.
  public private(set) var markup: String

  init(trusted markup: String) { self.markup = markup }

  /// Nothing.
  public static let none = HTML(trusted: "")

  /// Text, escaped for an element's content as well as for an attribute's value.
  public static func text(_ text: String) -> HTML { HTML(trusted: Escaping.escape(text)) }

  /// Adds a piece at the end.
  mutating func append(_ other: HTML) { markup += other.markup }
}

/// What makes text harmless in HTML.
enum Escaping {
  /// The five characters that mean something to an HTML parser. Control characters that HTML forbids are left out.
  static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{7f}": escaped.unicodeScalars.append("\u{fffd}")
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isSpecial(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x7f: true
    default: octet < 0x20
    }
  }
}
