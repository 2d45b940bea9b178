/// The methods this server knows (RFC 9110 section 9). Others are answered 501 by the parser; CONNECT and TRACE are
/// among them, as the first makes tunnels and the second echoes what was sent.
public enum Method: String, Sendable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"

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
