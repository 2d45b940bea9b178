/// The purposes a certificate is restricted to (RFC 5280 4.2.1.12); empty when the extension is absent.
public struct ExtendedKeyUsage: OptionSet, Hashable, Sendable {
  /// The raw bits.
  public let rawValue: UInt8

  /// A set of purposes from its raw bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Authenticating a TLS server.
  public static let serverAuth = ExtendedKeyUsage(rawValue: 1)
  /// Authenticating a TLS client.
  public static let clientAuth = ExtendedKeyUsage(rawValue: 2)
  /// Any purpose that Navette has no name for, anyExtendedKeyUsage included: never accepted in place of another.
  public static let other = ExtendedKeyUsage(rawValue: 4)
}
