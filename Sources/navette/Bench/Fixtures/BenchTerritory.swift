import Authority
import Cryptography
import Foundation
import Liaison
import Store

/// The people and bodies of a measure: intervenants who transmit, and a secteur with three members on duty. A fiche is
/// then sealed to five: its author, the three, and the recovery key of their circonscription.
struct BenchTerritory {
  static let commune = "01053"
  static let secteur = "secteur-bench"
  private static let circonscription = "circonscription-bench"
  private static let poste = "poste-bench"

  let hierarchy: BenchHierarchy

  /// What people present at the door.
  struct People: Sendable {
    let intervenants: [TLSIdentity]
    let members: [TLSIdentity]
    let dpo: TLSIdentity
  }

  private struct Person {
    let agent: Agent
    let authentication: (key: P256PrivateKey, certificate: Certificate)
    let encryption: Certificate

    init(_ name: String, _ role: Role, _ secret: SoumissionAuSecret, _ hierarchy: BenchHierarchy) throws {
      agent = try Agent(id: AgentID(name), nom: name, role: role, secret: secret)
      authentication = try hierarchy.certify(.agentAuthentication, name)
      encryption = try hierarchy.certify(.agentEncryption, name).certificate
    }
  }

  /// Writes everything, and answers who is there.
  func write(to database: Database, intervenants count: Int) throws -> People {
    let intervenants = try (0..<count).map {
      try Person("intervenant-\($0)", .intervenant, .profession, hierarchy)
    }
    let members = try (0..<3).map { try Person("membre-\($0)", .travailleurSocial, .profession, hierarchy) }
    let cadre = try Person("cadre", .cadreSecteur, .fonction, hierarchy)
    let dpo = try Person("dpo", .dpo, .fonction, hierarchy)
    let recovery = try hierarchy.certify(.recovery, Self.circonscription).certificate
    let memberships =
      try intervenants.map { try membership(of: $0, in: Self.poste, by: cadre) }
      + members.map { try membership(of: $0, in: Self.secteur, by: cadre) }
    let date = hierarchy.now
    try database.writeAndWait { transaction in
      let bodies: [(String, NatureOrganisme, String?)] = [
        (Self.circonscription, .circonscription, nil), (Self.secteur, .secteur, Self.circonscription),
        (Self.poste, .posteIntervenant, Self.circonscription),
      ]
      for (id, nature, parent) in bodies {
        try transaction.put(
          Organisme(
            id: OrganismeID(id), nature: nature, nom: id, parent: try parent.map { try OrganismeID($0) }))
      }
      try transaction.setRecoveryCertificate(recovery.der, of: OrganismeID(Self.circonscription), at: date)
      try transaction.put(
        Secteur(organisme: OrganismeID(Self.secteur), communes: [CodeCommune(Self.commune)]))
      for person in intervenants + members + [cadre, dpo] {
        try transaction.insert(person.agent, encryptionCertificate: person.encryption.der)
        try transaction.addTLSCertificate(
          person.authentication.certificate.der, of: person.agent.id, at: date)
      }
      for membership in memberships { try transaction.put(membership) }
    }
    return try People(intervenants: intervenants.map(identity), members: members.map(identity), dpo: identity(of: dpo))
  }

  private func identity(of person: Person) throws -> TLSIdentity {
    try TLSIdentity(
      chain: [person.authentication.certificate, hierarchy.issuing.certificate], key: person.authentication.key)
  }

  private func membership(of person: Person, in body: String, by cadre: Person) throws -> MembershipRecord {
    let validity = try CertificateValidity(from: person.encryption.notBefore, days: 20)
    let attestation = try MembershipAttestation.make(
      certificate: person.encryption, agent: OpaqueIdentifier(person.agent.id.description),
      organisme: OpaqueIdentifier(body), validity: validity, attester: cadre.authentication.certificate,
      key: cadre.authentication.key)
    return MembershipRecord(
      try Membership(
        agent: person.agent.id, organisme: OrganismeID(body), attestation: validity.start..<validity.end,
        dePermanence: true), attestation: attestation.text)
  }
}
