/// What a request asks for: the path and query of its target (RFC 9112 section 3.2), kept percent-encoded.
///
/// Only the octets that RFC 3986 allows are accepted. A path has no encoded control character and a query no encoded
/// NUL. Dot segments are left as they are: a router compares segments, and `..` is a segment like another.
public struct Target: Sendable, CustomStringConvertible {
  /// Starts with `/`, or is `*` (OPTIONS only).
  public let path: String
  /// What follows the first question mark, nil when there is none.
  public let query: String?

  /// The host of an absolute target, checked against `Host` by the parser.
  let authority: Authority?

  /// Reads a target as a request line writes it: origin form, absolute form, or the asterisk.
  public init?(_ text: String) {
    self.init(octets: Array(text.utf8)[...])
  }

  init?(octets: ArraySlice<UInt8>) {
    var rest = octets
    if rest.first == Octet.slash {
      authority = nil
    } else if rest.count == 1, rest.first == UInt8(ascii: "*") {
      (authority, path, query) = (nil, "*", nil)
      return
    } else {
      let scheme = rest.prefix(8).prefix { $0 != Octet.slash }
      guard scheme.isCaseInsensitively("https:") || scheme.isCaseInsensitively("http:") else { return nil }
      rest = rest.dropFirst(scheme.count)
      guard rest.prefix(2).elementsEqual("//".utf8) else { return nil }
      rest = rest.dropFirst(2)
      let end = rest.firstIndex { $0 == Octet.slash || $0 == Octet.question } ?? rest.endIndex
      guard let named = Authority(rest[..<end]) else { return nil }
      authority = named
      rest = rest[end...]
    }
    let pathEnd = rest.firstIndex(of: Octet.question) ?? rest.endIndex
    guard Self.isEncoded(rest[..<pathEnd], .path, forbidding: 0x00...0x1f) else { return nil }
    path = pathEnd == rest.startIndex ? "/" : String(decoding: rest[..<pathEnd], as: UTF8.self)
    if pathEnd == rest.endIndex {
      query = nil
    } else {
      let octets = rest[(pathEnd + 1)...]
      guard Self.isEncoded(octets, .query, forbidding: 0x00...0x00) else { return nil }
      query = String(decoding: octets, as: UTF8.self)
    }
  }

  /// The path and the query as received.
  public var description: String { query.map { "\(path)?\($0)" } ?? path }

  /// The path's segments, decoded: `/a/b%20c` gives `["a", "b c"]`, `/` gives none, and `/a/` ends with an empty one.
  ///
  /// - Returns: nil when a segment is not UTF-8 once decoded.
  public var segments: [String]? {
    guard path.utf8.first == Octet.slash, path.utf8.count > 1 else { return [] }
    var segments: [String] = []
    for part in path.utf8.dropFirst().split(separator: Octet.slash, omittingEmptySubsequences: false) {
      guard let text = PercentEncoding.decode(part) else { return nil }
      segments.append(text)
    }
    return segments
  }

  /// The query as a form writes it: pairs in order, `+` for a space.
  ///
  /// - Returns: nil when a part is not UTF-8 once decoded; no pair when there is no query.
  public var queryItems: [(name: String, value: String)]? {
    guard let query else { return [] }
    return FormEncoding.decode(query.utf8)
  }

  private static func isEncoded(
    _ octets: ArraySlice<UInt8>, _ kind: OctetClass, forbidding forbidden: ClosedRange<UInt8>
  ) -> Bool {
    var index = octets.startIndex
    while index < octets.endIndex {
      let octet = octets[index]
      if octet == Octet.percent {
        guard index + 2 < octets.endIndex, let high = octets[index + 1].hexadecimalValue,
          let low = octets[index + 2].hexadecimalValue, !forbidden.contains(high << 4 | low)
        else { return false }
        index += 3
      } else {
        guard octet.isA(kind) else { return false }
        index += 1
      }
    }
    return true
  }
}
