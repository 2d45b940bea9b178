/// Where a timestamping authority answers: `http://tsa.example/path` or `https://…`, with the usual ports.
struct TimestampAddress: Hashable, Sendable {
  let isSecure: Bool
  /// A name, an IPv4 address, or an IPv6 address without its brackets.
  let host: String
  let port: UInt16
  /// The path, and the query if there is one; it begins with a slash.
  let target: String

  /// - Returns: `nil` for another form: no user information, no fragment, nothing but printable ASCII.
  init?(_ text: String) {
    guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") })
    else { return nil }
    let scheme: String
    if text.hasPrefix("http://") {
      (scheme, isSecure) = ("http://", false)
    } else if text.hasPrefix("https://") {
      (scheme, isSecure) = ("https://", true)
    } else {
      return nil
    }
    let rest = text.dropFirst(scheme.count)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var authority = String(rest[..<slash])
    // A port stands after the colons of an IPv6 address, which ends with its bracket.
    if authority.hasSuffix("]") || !authority.contains(":") { authority += isSecure ? ":443" : ":80" }
    guard let address = GatewayAddress("https://" + authority) else { return nil }
    (host, port) = (address.host, address.port)
    target = slash == rest.endIndex ? "/" : String(rest[slash...])
  }
}
