import Authority
import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing

@testable import navette

/// An agent with a new key, whom a cadre attested; a fiche sealed to others and to the recovery key of `circo`.
struct RecoveryScene {
  typealias Person = (keys: AgentKeys, certificates: AgentCertificates)

  static let today = Date(timeIntervalSince1970: 1_795_255_200)

  let now = today
  let trust: TrustStore
  let agent: Person
  let cadre: Person
  /// Somebody who may not attest.
  let stranger: Person
  let recovery: (certificate: Certificate, key: P256PrivateKey)
  let header: EnvelopeHeader
  let envelope: SealedEnvelope

  init() throws {
    let now = Self.today
    let validity = try CertificateValidity(from: now.addingTimeInterval(-3600), days: 30)
    func subject(_ name: String, _ role: String) throws -> CertificateSubject {
      CertificateSubject(identifier: try OpaqueIdentifier(name), role: try OpaqueIdentifier(role))
    }
    let root = try CertificateAuthority.makeRoot(
      subject: subject("racine", "autorite"), key: .generate(), validity: validity)
    func request(_ key: P256PrivateKey, _ profile: CertificateProfile) throws -> CertificateRequest {
      try CertificateRequest.make(
        subject: DistinguishedName(commonName: "demande"), key: key, usage: profile.keyUsage)
    }
    let key = try P256PrivateKey.generate()
    let issuing = try CertificateAuthority(
      certificate: root.issue(
        .issuingCA, to: subject("emission", "autorite"), for: request(key, .issuingCA), validity: validity), key: key)
    func person(_ name: String, _ role: Role) throws -> Person {
      let keys = try AgentKeys.generate()
      return (
        keys,
        try issuing.issue(
          keys.enrolment(of: OpaqueIdentifier(name)), role: OpaqueIdentifier(role.code), validity: validity)
      )
    }
    func leaf(_ profile: CertificateProfile, _ name: String, _ role: String) throws -> (Certificate, P256PrivateKey) {
      let key = try P256PrivateKey.generate()
      return (
        try issuing.issue(profile, to: subject(name, role), for: request(key, profile), validity: validity), key
      )
    }
    let lists = try [root, issuing].map {
      try $0.makeRevocationList(revoked: [], number: 1, at: now.addingTimeInterval(-60))
    }
    let store = try TrustStore(anchors: [root.certificate], intermediates: [issuing.certificate], crls: lists)
    trust = store
    agent = try person("a-0001", .travailleurSocial)
    cadre = try person("cadre", .cadreSecteur)
    stranger = try person("a-0003", .travailleurSocial)
    recovery = try leaf(.recovery, "circo", "recovery")
    let seal = try leaf(.gatewaySeal, "sceau", "passerelle")
    header = try EnvelopeHeader(
      reference: Reference(.ficheNavette, year: 2026).description, envelope: .random(at: now),
      kind: NatureEnveloppe.fiche.code, author: "b-0001", destination: "nord", version: 1, previous: nil)
    envelope = try Sealer(seal: seal.1, certificate: seal.0, chain: [issuing.certificate]).seal(
      SecretBytes(copying: Array("{}".utf8)), header: header,
      to: [RecipientCertificate(recovery.certificate, trustedBy: store, at: now)], at: now)
  }

  /// What proves the agent's certificate, with the recovery certificate, as the gateway answers it.
  func proof(attestedIn organisme: String = "nord", attester: Person? = nil) throws -> JSON {
    let signer = attester ?? cadre
    let attestation = try MembershipAttestation.make(
      certificate: agent.certificates.encryption, agent: OpaqueIdentifier("a-0001"),
      organisme: OpaqueIdentifier("nord"), validity: CertificateValidity(from: now.addingTimeInterval(-60), days: 10),
      attester: signer.certificates.authentication, key: signer.keys.authentication)
    return [
      "organisme": .string(organisme), "recouvrement": Self.base64(recovery.certificate.der),
      "destinataires": [
        [
          "agent": "a-0001", "certificat": Self.base64(agent.certificates.encryption.der),
          "attestation": .string(String(decoding: attestation.text, as: UTF8.self)),
          "attesteur": Self.base64(signer.certificates.authentication.der),
        ]
      ],
    ]
  }

  /// The envelope as the gateway hands it out.
  func handed(_ envelope: SealedEnvelope? = nil, author: String = "b-0001") -> JSON {
    [
      "id": .string(header.envelope.hex), "genre": .string(header.kind), "version": 1, "auteur": .string(author),
      "destination": "nord", "cms": Self.base64((envelope ?? self.envelope).cms()),
    ]
  }

  /// What is found in an answer of the gateway that says this.
  func found(
    for name: String = "a-0001", of body: String = "circo", attestedIn organisme: String = "nord",
    attester: Person? = nil, author: String = "b-0001", unreadable: [String] = [], next: String? = nil,
    after last: EnvelopeID? = nil
  ) throws -> RecoverableFiches {
    var answer: JSONObject = [
      "agent": .string(name), "organisme": .string(body),
      "habilitation": try proof(attestedIn: organisme, attester: attester),
      "fiches": [["reference": .string(header.reference), "enveloppes": [handed(author: author)]]],
      "illisibles": .array(
        unreadable.map { ["reference": .string(header.reference), "enveloppe": .string($0)] }), "sansCle": 0,
      "fermees": 0,
    ]
    answer["suite"] = next.map(JSON.string)
    return try RecoverableFiches(
      Answer(.object(answer)),
      DemandeDeRecouvrement(agent: AgentID(name), organisme: OrganismeID(body), apres: last), trust: trust, at: now)
  }

  private static func base64(_ bytes: [UInt8]) -> JSON { .string(Data(bytes).base64EncodedString()) }
}
