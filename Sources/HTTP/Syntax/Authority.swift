/// A host and a port as `Host` and absolute targets write them: `uri-host [ ":" port ]` (RFC 9110 section 7.2), with no
/// user information and a host that is not empty.
struct Authority: Equatable {
  /// Lower case; an IPv6 literal keeps its brackets.
  let host: String
  /// Nil when the port is absent or empty.
  let port: UInt16?

  init?(_ octets: some BidirectionalCollection<UInt8>) {
    let octets = Array(octets)
    guard let first = octets.first else { return nil }
    let hostEnd: Int
    if first == UInt8(ascii: "[") {
      guard let bracket = octets.firstIndex(of: UInt8(ascii: "]")), Self.isIPv6(octets[1..<bracket]) else { return nil }
      hostEnd = bracket + 1
    } else {
      hostEnd = octets.firstIndex(of: Octet.colon) ?? octets.count
      guard hostEnd > 0, Self.isRegisteredName(octets[..<hostEnd]) else { return nil }
    }
    if hostEnd == octets.count {
      port = nil
    } else {
      guard octets[hostEnd] == Octet.colon else { return nil }
      let digits = octets[(hostEnd + 1)...]
      guard digits.count <= 5, digits.allAre(.digit) else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      guard number <= Int(UInt16.max) else { return nil }
      port = digits.isEmpty ? nil : UInt16(number)
    }
    host = String(decoding: octets[..<hostEnd].map(\.lowercased), as: UTF8.self)
  }

  /// Whether both name the same server, an absent port standing for `defaultPort`.
  func matches(_ other: Authority, defaultPort: UInt16) -> Bool {
    host.utf8.elementsEqual(other.host.utf8) && (port ?? defaultPort) == (other.port ?? defaultPort)
  }

  private static func isRegisteredName(_ octets: ArraySlice<UInt8>) -> Bool {
    var index = octets.startIndex
    while index < octets.endIndex {
      let octet = octets[index]
      if octet == Octet.percent {
        guard index + 2 < octets.endIndex, octets[index + 1].isA(.hexadecimal), octets[index + 2].isA(.hexadecimal)
        else { return false }
        index += 3
      } else {
        // A comma is a sub-delim, so the grammar allows it; two Host values joined by a proxy look like that.
        guard octet.isA(.host), octet != Octet.comma else { return false }
        index += 1
      }
    }
    return true
  }

  /// RFC 3986 `IPv6address`, without a zone; IPvFuture is refused, as nothing uses it.
  private static func isIPv6(_ octets: ArraySlice<UInt8>) -> Bool {
    guard octets.count >= 2, octets.count <= 45 else { return false }
    return octets.allSatisfy { $0.isA(.hexadecimal) || $0 == Octet.colon || $0 == UInt8(ascii: ".") }
      && SocketAddress.isIPv6(String(decoding: octets, as: UTF8.self))
  }
}
