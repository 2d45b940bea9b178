import Authority
import Cryptography
import Foundation
import Gateway
import Liaison
import Synchronization

/// A root, an issuing authority and everything they issue, made in memory.
struct TestPKI: Sendable {
  let root: CertificateAuthority
  let issuing: CertificateAuthority
  let trust: TrustKeeper
  let start: Date

  init(at now: Date) throws {
    start = now.addingTimeInterval(-3600)
    root = try CertificateAuthority.makeRoot(
      subject: Self.subject("racine", "autorite"), key: .generate(),
      validity: CertificateValidity(from: start, days: 3650))
    let key = try P256PrivateKey.generate()
    let certificate = try root.issue(
      .issuingCA, to: Self.subject("emission", "autorite"), for: Self.request(key, .issuingCA),
      validity: CertificateValidity(from: start, days: 1825))
    issuing = try CertificateAuthority(certificate: certificate, key: key)
    trust = TrustKeeper(
      root: root.certificate, rootList: try root.makeRevocationList(revoked: [], number: 1, at: start),
      issuing: issuing, publish: { _, _ in })
  }

  /// A certificate of a profile, and its key.
  func leaf(_ profile: CertificateProfile, _ name: String, names: [SubjectAltName] = []) throws -> (
    certificate: Certificate, key: P256PrivateKey
  ) {
    let key = try P256PrivateKey.generate()
    let certificate = try issuing.issue(
      profile, to: Self.subject(name, "essai"), for: Self.request(key, profile),
      validity: CertificateValidity(from: start, days: 90), names: names)
    return (certificate, key)
  }

  static func subject(_ identifier: String, _ role: String) throws -> CertificateSubject {
    CertificateSubject(identifier: try OpaqueIdentifier(identifier), role: try OpaqueIdentifier(role))
  }

  private static func request(_ key: P256PrivateKey, _ profile: CertificateProfile) throws -> CertificateRequest {
    try CertificateRequest.make(subject: DistinguishedName(commonName: "demande"), key: key, usage: profile.keyUsage)
  }
}

/// An agent with their keys, as their own folder would hold them.
struct TestAgent: Sendable {
  let agent: Agent
  let keys: AgentKeys
  let certificates: AgentCertificates

  var id: AgentID { agent.id }

  init(_ name: String, _ role: Role, _ secret: SoumissionAuSecret, pki: TestPKI) throws {
    agent = try Agent(id: AgentID(name), nom: name, role: role, secret: secret)
    keys = try .generate()
    certificates = try pki.issuing.issue(
      keys.enrolment(of: OpaqueIdentifier(name)), role: OpaqueIdentifier(role.code),
      validity: CertificateValidity(from: pki.start, days: 90))
  }
}
