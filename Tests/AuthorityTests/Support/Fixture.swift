import Authority
import Cryptography
import Foundation

/// A root, an issuing authority and an agent, made in memory.
struct Fixture {
  static let now = Date(timeIntervalSince1970: 1_790_000_000)
  static let later = now.addingTimeInterval(60)

  let root: CertificateAuthority
  let issuing: CertificateAuthority
  let agentKeys: AgentKeys
  let agent: AgentCertificates

  init() throws {
    root = try CertificateAuthority.makeRoot(
      subject: subject("racine", "autorite"), key: .generate(),
      validity: CertificateValidity(from: Self.now, days: 7300))
    let issuingKey = try P256PrivateKey.generate()
    let certificate = try root.issue(
      .issuingCA, to: subject("emission", "autorite"), for: request(issuingKey, .issuingCA),
      validity: CertificateValidity(from: Self.now, days: 3650))
    issuing = try CertificateAuthority(certificate: certificate, key: issuingKey)
    agentKeys = try .generate()
    agent = try issuing.issue(
      agentKeys.enrolment(of: OpaqueIdentifier("a-0017")), role: OpaqueIdentifier("travailleur-social"),
      validity: CertificateValidity(from: Self.now, days: 365))
  }

  /// A certificate of any profile under the issuing authority.
  func leaf(_ profile: CertificateProfile, names: [SubjectAltName] = [], days: Int = 90) throws -> (
    certificate: Certificate, key: P256PrivateKey
  ) {
    let key = try P256PrivateKey.generate()
    let certificate = try issuing.issue(
      profile, to: subject("x-1", "essai"), for: request(key, profile),
      validity: CertificateValidity(from: Self.now, days: days), names: names)
    return (certificate, key)
  }

  func store(revoked: [Certificate] = []) throws -> TrustStore {
    try TrustStore(
      anchors: [root.certificate], intermediates: [issuing.certificate],
      crls: [
        root.makeRevocationList(revoked: [], number: 1, at: Self.now),
        issuing.makeRevocationList(
          revoked: revoked.map {
            RevokedCertificate(serialNumber: $0.serialNumber, date: Self.now, reason: .keyCompromise)
          }, number: 4, at: Self.now),
      ])
  }
}

func subject(_ identifier: String, _ role: String) throws -> CertificateSubject {
  CertificateSubject(identifier: try OpaqueIdentifier(identifier), role: try OpaqueIdentifier(role))
}

func request(_ key: P256PrivateKey, _ profile: CertificateProfile) throws -> CertificateRequest {
  try CertificateRequest.make(
    subject: DistinguishedName(commonName: "demande"), key: key, usage: profile.keyUsage)
}

extension CertificateProfile {
  static let leaves: [CertificateProfile] = allCases.filter { !$0.isCA }

  var names: [SubjectAltName] { hasNames ? [.dns("navette.exemple.fr"), .ip([127, 0, 0, 1])] : [] }
}
