import Authority
import Cryptography
import Foundation
import Gateway
import Sealing

/// A throw-away hierarchy: a root, an issuing authority, and what they certify. Everything stays in memory.
struct BenchHierarchy: Sendable {
  let now: Date
  let issuing: CertificateAuthority
  let keeper: TrustKeeper
  let trust: TrustStore
  let sealer: Sealer

  init(at now: Date = Date()) throws {
    self.now = now
    let authorities = try Authorities(now: Self.start(now))
    issuing = authorities.issuing
    keeper = TrustKeeper(
      root: authorities.root.certificate,
      rootList: try authorities.root.makeRevocationList(revoked: [], number: 1, at: Self.start(now)),
      issuing: issuing, publish: { _, _ in })
    trust = try keeper.renew(revoked: [], at: now)
    let seal = try Self.certify(.gatewaySeal, "bench-seal", by: issuing, at: now)
    sealer = try Sealer(seal: seal.key, certificate: seal.certificate, chain: [issuing.certificate])
  }

  /// A certificate of a profile, and its key.
  func certify(
    _ profile: CertificateProfile, _ name: String, names: [SubjectAltName] = []
  ) throws -> (key: P256PrivateKey, certificate: Certificate) {
    try Self.certify(profile, name, names: names, by: issuing, at: now)
  }

  /// A recipient's key and proven certificate.
  func recipient(_ name: String) throws -> (key: P256PrivateKey, certificate: RecipientCertificate) {
    let (key, certificate) = try certify(.agentEncryption, name)
    return (key, try RecipientCertificate(certificate, trustedBy: trust, at: now))
  }

  private static func certify(
    _ profile: CertificateProfile, _ name: String, names: [SubjectAltName] = [], by issuing: CertificateAuthority,
    at now: Date
  ) throws -> (key: P256PrivateKey, certificate: Certificate) {
    let key = try P256PrivateKey.generate()
    let request = try CertificateRequest.make(
      subject: try DistinguishedName(commonName: name), key: key, usage: profile.keyUsage)
    let certificate = try issuing.issue(
      profile, to: .init(identifier: try OpaqueIdentifier(name), role: try OpaqueIdentifier("bench")), for: request,
      validity: try CertificateValidity(from: start(now), days: 30), names: names)
    return (key, certificate)
  }

  /// A minute in the past, so that nothing is ever of the future.
  private static func start(_ now: Date) -> Date { now.addingTimeInterval(-60) }
}
