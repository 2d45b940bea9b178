import Authority
import Cryptography
import Foundation

/// The certificates of the gateway itself: its door, its seal.
enum ServerCertificate {
  /// Issues one for its whole life.
  /// - Parameters:
  ///   - name: `gateway` or `seal`.
  ///   - hosts: names and addresses that agents use; none for the seal.
  /// - Throws: ``CommandError`` with `usage` for a host that is neither a name nor an address, or what issuing throws.
  static func issue(
    _ profile: CertificateProfile, _ name: String, hosts: [String], to key: P256PrivateKey,
    by issuing: CertificateAuthority, at now: Date
  ) throws -> Certificate {
    let names = try hosts.map { host -> SubjectAltName in
      guard let name = SubjectAltName(host: host) else {
        throw CommandError.usage("`\(SafeText.line(host))` is neither a host name nor an address")
      }
      return name
    }
    let subject = CertificateSubject(
      identifier: try OpaqueIdentifier("navette-\(name)"), role: try OpaqueIdentifier(name))
    let request = try CertificateRequest.make(
      subject: try DistinguishedName(commonName: subject.identifier.text), key: key, usage: profile.keyUsage)
    return try issuing.issue(
      profile, to: subject, for: request, validity: try CertificateValidity(from: now, days: profile.lifetimeLimit),
      names: names)
  }
}
