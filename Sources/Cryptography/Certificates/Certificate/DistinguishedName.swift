/// The subject or issuer of a certificate: kept as the exact DER it was read from, since issuer and subject are
/// compared byte for byte.
public struct DistinguishedName: Hashable, Sendable {
  /// DER of the `Name` (RFC 5280 4.1.2.4).
  public let der: [UInt8]
  /// The common name, when there is exactly one.
  public let commonName: String?
  /// The organizational unit, when there is exactly one.
  public let organizationalUnit: String?

  init(der: [UInt8], commonName: String?, organizationalUnit: String?) {
    self.der = der
    self.commonName = commonName
    self.organizationalUnit = organizationalUnit
  }
}
