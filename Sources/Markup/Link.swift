/// An address on this site: a path that was written in the source, with encoded places and parameters.
///
/// It cannot leave the site or run a script: it begins with one slash, or with `#`.
public struct Link: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String

  private init(text: String) { self.text = text }

  /// A path of the source: `/fiches`, `#suivi`.
  public init(stringLiteral path: StaticString) {
    let text = "\(path)"
    precondition(text.hasPrefix("#") || (text.hasPrefix("/") && !text.hasPrefix("//")), "an address of this site")
    self.text = text
  }

  /// This path and one more segment.
  public func appending(_ segment: String) -> Link {
    Link(text: text + (text.hasSuffix("/") ? "" : "/") + Self.encoded(segment))
  }

  /// This path and a segment of the source.
  public func appending(literal segment: StaticString) -> Link { appending("\(segment)") }

  /// This address with a parameter more.
  public func with(_ name: StaticString, _ value: String) -> Link {
    Link(text: text + (text.contains("?") ? "&" : "?") + "\(name)=" + Self.encoded(value))
  }

  /// A place in the page.
  public static func fragment(_ id: String) -> Link { Link(text: "#" + encoded(id)) }

  /// The address, as it is written in a `Location` field.
  public var path: String { text }

  /// Everything but what RFC 3986 calls unreserved is encoded.
  private static func encoded(_ text: String) -> String {
    var encoded = ""
    for octet in text.utf8 {
      switch octet {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e:
        encoded.unicodeScalars.append(Unicode.Scalar(octet))
      default:
        let digits = "0123456789ABCDEF".utf8.map { Character(Unicode.Scalar($0)) }
        encoded += "%\(digits[Int(octet >> 4)])\(digits[Int(octet & 15)])"
      }
    }
    return encoded
  }
}
