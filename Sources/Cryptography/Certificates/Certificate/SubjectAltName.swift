/// A name under which a TLS server may be reached (RFC 5280 4.2.1.6).
public enum SubjectAltName: Hashable, Sendable {
  /// A DNS name in ASCII, such as `navette.exemple.fr`.
  case dns(String)
  /// An IP address in network order: 4 or 16 bytes.
  case ip([UInt8])
  /// A name of another form, which is never matched.
  case other
}
