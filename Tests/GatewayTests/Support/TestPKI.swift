import Authority
import Cryptography
import Foundation
import Gateway
import Liaison

/// A root, an issuing authority and what they issue, made in memory once for all tests.
struct TestPKI: Sendable {
  static let shared = Result { try TestPKI() }

  /// When every certificate and attestation of the tests begins.
  static let start = TestClock.start.addingTimeInterval(-86_400)

  let root: CertificateAuthority
  let issuing: CertificateAuthority
  let rootList: CertificateRevocationList
  let seal: (certificate: Certificate, key: P256PrivateKey)

  private init() throws {
    root = try CertificateAuthority.makeRoot(
      subject: Self.subject("racine", "autorite"), key: .generate(),
      validity: CertificateValidity(from: Self.start, days: 7300))
    let key = try P256PrivateKey.generate()
    let certificate = try root.issue(
      .issuingCA, to: Self.subject("emission", "autorite"), for: Self.request(key, .issuingCA),
      validity: CertificateValidity(from: Self.start, days: 3650))
    issuing = try CertificateAuthority(certificate: certificate, key: key)
    rootList = try root.makeRevocationList(revoked: [], number: 1, at: Self.start)
    seal = try Self.leaf(.gatewaySeal, "sceau", under: issuing)
  }

  /// A certificate of a profile, and its key.
  func leaf(_ profile: CertificateProfile, _ name: String) throws -> (certificate: Certificate, key: P256PrivateKey) {
    try Self.leaf(profile, name, under: issuing)
  }

  private static func leaf(
    _ profile: CertificateProfile, _ name: String, under issuing: CertificateAuthority
  ) throws -> (certificate: Certificate, key: P256PrivateKey) {
    let key = try P256PrivateKey.generate()
    let certificate = try issuing.issue(
      profile, to: subject(name, "essai"), for: request(key, profile),
      validity: CertificateValidity(from: start, days: 300))
    return (certificate, key)
  }

  private static func subject(_ identifier: String, _ role: String) throws -> CertificateSubject {
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

  init(
    _ name: String, _ role: Role, _ secret: SoumissionAuSecret, isHealth: Bool = false, pki: TestPKI
  ) throws {
    agent = try Agent(id: AgentID(name), nom: "Nom de \(name)", role: role, secret: secret, professionDeSante: isHealth)
    keys = try .generate()
    certificates = try pki.issuing.issue(
      keys.enrolment(of: OpaqueIdentifier(name)), role: OpaqueIdentifier(role.code),
      validity: CertificateValidity(from: TestPKI.start, days: 300))
  }

  /// What this agent signs to vouch for a member of a body.
  func attestation(
    of member: TestAgent, in organisme: String, from start: Date = TestPKI.start, days: Int = 200
  ) throws -> MembershipAttestation {
    try MembershipAttestation.make(
      certificate: member.certificates.encryption, agent: OpaqueIdentifier(member.id.description),
      organisme: OpaqueIdentifier(organisme), validity: CertificateValidity(from: start, days: days),
      attester: certificates.authentication, key: keys.authentication)
  }
}
