/// Percent-encoding (RFC 3986 section 2.1), strictly UTF-8 once decoded.
enum PercentEncoding {
  /// - Returns: nil for an incomplete escape or for octets that are not UTF-8.
  static func decode(_ octets: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(octets.count)
    var iterator = octets.makeIterator()
    while let octet = iterator.next() {
      if octet == Octet.percent {
        guard let high = iterator.next()?.hexadecimalValue, let low = iterator.next()?.hexadecimalValue else {
          return nil
        }
        decoded.append(high << 4 | low)
      } else {
        decoded.append(plusIsSpace && octet == UInt8(ascii: "+") ? Octet.space : octet)
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}

/// `application/x-www-form-urlencoded`, as browsers send forms.
public enum FormEncoding {
  /// Decodes a body or a query: pairs in order, repeated names kept.
  ///
  /// - Returns: nil for an incomplete escape or for octets that are not UTF-8.
  public static func decode(_ octets: some Collection<UInt8>) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for part in octets.split(separator: UInt8(ascii: "&")) {
      let pieces = part.split(separator: Octet.equals, maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decode(pieces[0], plusIsSpace: true),
        let value = pieces.count == 2 ? PercentEncoding.decode(pieces[1], plusIsSpace: true) : ""
      else { return nil }
      pairs.append((name, value))
    }
    return pairs
  }
}
