/// The methods this server knows (RFC 9110 section 9). Others are answered 501 by the parser; CONNECT is among them, as
/// it makes tunnels. TRACE, which echoes what was sent, and QUERY are known so that a handler refuses them as it refuses
/// any method that a resource does not take: 405, with those that it takes.
public enum Method: String, Sendable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"
  case trace = "TRACE"
  case query = "QUERY"

  /// The longest name above, in octets.
  static let longestName = 7

  init?(octets: some Collection<UInt8>) {
    // `==` on strings is canonical equivalence; a method is octets.
    guard let method = Method.allCases.first(where: { $0.rawValue.utf8.elementsEqual(octets) }) else { return nil }
    self = method
  }
}

/// The versions spoken.
public enum Version: Sendable {
  case http10
  case http11
}
