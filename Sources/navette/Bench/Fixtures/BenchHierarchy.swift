import Authority
import Cryptography
import Foundation
import Sealing

/// A throw-away hierarchy: a root, an issuing authority, a seal, and recipients.
struct BenchHierarchy: Sendable {
  let now: Date
  let issuing: CertificateAuthority
  let trust: TrustStore
  let sealer: Sealer

  init(at now: Date = Date()) throws {
    self.now = now
    let root = try CertificateAuthority.makeRoot(
      subject: Self.subject("bench-root", "root"), key: try P256PrivateKey.generate(), validity: Self.year(now))
    let issuingKey = try P256PrivateKey.generate()
    let authority = try root.issue(
      .issuingCA, to: Self.subject("bench-issuing", "issuing"),
      for: Self.request("bench-issuing", issuingKey, .issuingCA),
      validity: Self.year(now))
    issuing = try CertificateAuthority(certificate: authority, key: issuingKey)
    trust = try TrustStore(
      anchors: [root.certificate], intermediates: [authority],
      crls: [
        try root.makeRevocationList(revoked: [], number: 1, at: now),
        try issuing.makeRevocationList(revoked: [], number: 1, at: now),
      ])
    let seal = try P256PrivateKey.generate()
    let certificate = try issuing.issue(
      .gatewaySeal, to: Self.subject("bench-seal", "seal"), for: Self.request("bench-seal", seal, .gatewaySeal),
      validity: Self.year(now))
    sealer = try Sealer(seal: seal, certificate: certificate, chain: [authority])
  }

  /// A recipient's key and proven certificate.
  func recipient(_ name: String) throws -> (key: P256PrivateKey, certificate: RecipientCertificate) {
    let key = try P256PrivateKey.generate()
    let certificate = try issuing.issue(
      .agentEncryption, to: Self.subject(name, "agent"), for: Self.request(name, key, .agentEncryption),
      validity: Self.year(now))
    return (key, try RecipientCertificate(certificate, trustedBy: trust, at: now))
  }

  private static func subject(_ name: String, _ role: String) throws -> CertificateSubject {
    CertificateSubject(identifier: try OpaqueIdentifier(name), role: try OpaqueIdentifier(role))
  }

  private static func request(
    _ name: String, _ key: P256PrivateKey, _ profile: CertificateProfile
  ) throws -> CertificateRequest {
    try CertificateRequest.make(
      subject: try DistinguishedName(commonName: name), key: key, usage: profile.keyUsage)
  }

  /// A minute in the past, so that a certificate is never of the future.
  private static func year(_ now: Date) throws -> CertificateValidity {
    try CertificateValidity(from: now.addingTimeInterval(-60), days: 300)
  }
}
