import Authority
import Cryptography
import Foundation
import Gateway
import Liaison
import Store

/// A made-up département: its bodies, and an agent of every role with their keys. Made once for all tests.
struct Departement: Sendable {
  static let shared = Result { try Departement() }

  let agents: [String: TestAgent]
  let recovery: [String: (certificate: Certificate, key: P256PrivateKey)]

  private static let bodies: [(String, NatureOrganisme, parent: String?, TypePartenaire.Code?)] = [
    ("departement", .departement, nil, nil), ("circo", .circonscription, "departement", nil),
    ("circo-2", .circonscription, "departement", nil), ("nord", .secteur, "circo", nil),
    ("sud", .secteur, "circo", nil), ("est", .secteur, "circo-2", nil), ("poste", .posteIntervenant, "circo", nil),
    ("crip", .crip, "departement", nil), ("parquet", .parquet, nil, nil), ("prefecture", .prefecture, nil, nil),
    ("poste-2", .posteIntervenant, "circo-2", nil), ("brigade", .uniteFSI, nil, nil),
    ("commissariat", .uniteFSI, nil, nil), ("commandement", .commandement, nil, nil),
    ("bailleur", .partenaire, nil, "bailleur"), ("hopital", .partenaire, nil, "sante"),
    ("victimes", .partenaire, nil, "aide-aux-victimes"), ("exploitant", .exploitant, nil, nil),
    ("pilotage", .pilotage, nil, nil), ("employeur", .employeur, nil, nil),
  ]

  /// Name, role, why they are bound by secrecy, and the body that they belong to.
  private static let people: [(String, Role, SoumissionAuSecret, body: String?)] = [
    ("intervenant", .intervenant, .profession, "poste"), ("intervenant-2", .intervenant, .mission, "poste"),
    ("nord-1", .travailleurSocial, .profession, "nord"), ("nord-2", .travailleurSocial, .profession, "nord"),
    ("nord-repos", .travailleurSocial, .profession, "nord"), ("nord-sans", .travailleurSocial, .profession, "nord"),
    ("sud-1", .travailleurSocial, .profession, "sud"), ("est-1", .travailleurSocial, .profession, "est"),
    ("cadre", .cadreSecteur, .fonction, "circo"), ("cadre-2", .cadreSecteur, .fonction, "circo-2"),
    ("crip-1", .crip, .mission, "crip"), ("procureur", .autoriteJudiciaire, .fonction, "parquet"),
    ("sous-prefet", .prefet, .fonction, "prefecture"), ("gardien", .agentFSI, .fonction, "commissariat"),
    ("gardien-2", .agentFSI, .fonction, "commissariat"), ("gendarme", .agentFSI, .fonction, "brigade"),
    ("intervenant-3", .intervenant, .mission, "poste-2"),
    ("commandant", .autoriteFonctionnelle, .fonction, "commandement"),
    ("gestionnaire", .partenaire, .aucune, "bailleur"),
    ("medecin", .partenaire, .profession, "hopital"), ("juriste", .partenaire, .mission, "victimes"),
    ("employeur-1", .employeur, .aucune, "employeur"), ("copil", .pilotage, .aucune, "pilotage"),
    ("auditeur", .auditeur, .fonction, nil), ("moniteur", .moniteur, .aucune, nil),
    ("dpo", .dpo, .fonction, nil), ("admin", .administrateur, .aucune, nil),
  ]

  /// Members who are not on duty.
  private static let resting: Set<String> = ["nord-repos"]
  /// Members that nobody attested.
  private static let unattested: Set<String> = ["nord-sans"]

  private init() throws {
    let pki = try TestPKI.shared.get()
    agents = try Dictionary(
      uniqueKeysWithValues: Self.people.map { name, role, secret, _ in
        (name, try TestAgent(name, role, secret, isHealth: name == "medecin", pki: pki))
      })
    recovery = try Dictionary(
      uniqueKeysWithValues: [
        "circo", "circo-2", "crip", "parquet", "prefecture", "commissariat", "bailleur", "hopital", "victimes",
      ].map { ($0, try pki.leaf(.recovery, $0)) })
  }

  /// Writes everyone and everything in an empty database.
  func populate(_ database: Database) throws {
    try database.writeAndWait { transaction in
      for (id, nature, parent, type) in Self.bodies {
        try transaction.put(
          Organisme(
            id: OrganismeID(id), nature: nature, nom: "Nom de \(id)", parent: try parent.map { try OrganismeID($0) },
            typePartenaire: try type.map { try TypePartenaire(code: $0) }))
      }
      for (id, key) in recovery {
        try transaction.setRecoveryCertificate(key.certificate.der, of: OrganismeID(id), at: TestPKI.start)
      }
      for (secteur, commune) in [("nord", "01053"), ("sud", "01004"), ("est", "01283")] {
        try transaction.put(Secteur(organisme: OrganismeID(secteur), communes: [CodeCommune(commune)]))
      }
      for person in agents.values {
        try transaction.insert(person.agent, encryptionCertificate: person.certificates.encryption.der)
        try transaction.addTLSCertificate(
          person.certificates.authentication.der, of: person.id, at: TestPKI.start)
      }
      for (name, _, _, body) in Self.people {
        guard let body else { continue }
        try transaction.put(membership(of: name, in: body))
      }
    }
  }

  /// The membership of an agent in a body, attested by whom the law wants: the cadre for a secteur, the DPO elsewhere.
  func membership(of name: String, in body: String) throws -> MembershipRecord {
    let attester = ["nord": "cadre", "sud": "cadre", "est": "cadre-2"][body] ?? "dpo"
    guard let member = agents[name], let signer = agents[attester] else {
      throw Unexpected(description: "nobody is called \(name)")
    }
    let isAttested = !Self.unattested.contains(name)
    let attestation = isAttested ? try signer.attestation(of: member, in: body) : nil
    let validity = attestation?.statement.validity
    return MembershipRecord(
      try Membership(
        agent: member.id, organisme: OrganismeID(body), attestation: validity.map { $0.start..<$0.end },
        dePermanence: isAttested && !Self.resting.contains(name)),
      attestation: attestation?.text)
  }
}

extension TypePartenaire {
  typealias Code = String
}
