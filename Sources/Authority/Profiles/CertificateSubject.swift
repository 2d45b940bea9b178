internal import Cryptography

/// Who a certificate is about: an opaque identifier and a role, never a person's name, since a certificate is shown to
/// everybody, logged everywhere and kept for years.
public struct CertificateSubject: Hashable, Sendable {
  /// The identifier: the common name.
  public let identifier: OpaqueIdentifier
  /// The role, such as `travailleur-social`: the organizational unit.
  public let role: OpaqueIdentifier

  /// Names a subject.
  public init(identifier: OpaqueIdentifier, role: OpaqueIdentifier) {
    self.identifier = identifier
    self.role = role
  }

  func distinguishedName() throws(CryptographyError) -> DistinguishedName {
    try DistinguishedName(commonName: identifier.text, organizationalUnit: role.text)
  }
}
