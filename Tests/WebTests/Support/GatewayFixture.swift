import Authority
import Cryptography
import Foundation
import Gateway
import HTTP
import JSON
import Journal
import Law
import Liaison
import Sealing
import Store
import TestSupport
import Web

/// A whole gateway over a throw-away data folder: a département of two secteurs, an agent of each role, the policies of
/// the repository.
final class GatewayFixture: Sendable {
  let folder: URL
  let pki: TestPKI
  let database: Database
  let gateway: Gateway
  let site: Site
  let agents: [String: TestAgent]
  let now: Date
  let witness: TrustingWitness
  private let clock: SteppedClock

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init(maximumPages: Int? = nil) throws {
    // Handshakes look at the machine's clock, so the gateway's is the same, stopped.
    let now = Date(timeIntervalSince1970: Date.now.timeIntervalSince1970.rounded(.down))
    self.now = now
    let clock = SteppedClock(now)
    self.clock = clock
    folder = try TemporaryFolder.make("web")
    let outside = folder.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    pki = try TestPKI(at: now)
    let signer = try LogSigner(origin: "navette.test/journal", privateKey: Ed25519PrivateKey.generate())
    var configuration = Database.Configuration(
      folder: try DataFolder(folder.appending(path: "data")), checkpointFile: outside.appending(path: "checkpoint"),
      signer: signer, clock: { clock.now })
    configuration.maximumPages = maximumPages
    database = try Database(configuration)
    agents = try Self.populate(database, pki, at: now)
    witness = try TrustingWitness(of: signer.verifier)
    let cosigned = try CosignedCheckpoints(WitnessQuorum(witnesses: [witness.key], threshold: 1), in: database)
    let trust = try pki.trust.renew(revoked: [], at: now)
    let communes = try Communes.france()
    let directory = try Directory(database, trust: trust, communes: communes, clock: { clock.now })
    let seal = try pki.leaf(.gatewaySeal, "sceau")
    gateway = Gateway(
      database: database, directory: directory,
      access: AccessControl(try PolicyBook(folder: Self.root.appending(path: "Policies"))),
      sealer: try Sealer(seal: seal.key, certificate: seal.certificate, chain: [pki.issuing.certificate]),
      trust: pki.trust, coffres: try CoffreCustody(key: .random(count: 32)), index: try BlindIndex(VolatileIndexKeys()),
      key: signer.key, cosigned: cosigned,
      communes: communes,
      clock: { clock.now })
    site = try Site(gateway, counters: { ["essai": ["demandes": 1]] })
  }

  /// Moves the gateway's clock; the machine's stays where it is.
  func advance(by seconds: TimeInterval) { clock.advance(by: seconds) }

  deinit {
    database.close()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func populate(_ database: Database, _ pki: TestPKI, at now: Date) throws -> [String: TestAgent] {
    var agents: [String: TestAgent] = [:]
    let people: [(String, Role, SoumissionAuSecret)] = [
      ("intervenant", .intervenant, .profession), ("nord-1", .travailleurSocial, .profession),
      ("nord-2", .travailleurSocial, .profession), ("sud-1", .travailleurSocial, .profession),
      ("cadre", .cadreSecteur, .fonction), ("procureur", .autoriteJudiciaire, .fonction),
      ("gardien", .agentFSI, .aucune), ("commandant", .autoriteFonctionnelle, .aucune),
      ("crip-1", .crip, .fonction), ("auditeur", .auditeur, .aucune), ("moniteur", .moniteur, .aucune),
      ("dpo", .dpo, .mission),
      ("admin", .administrateur, .aucune),
    ]
    for (name, role, secret) in people { agents[name] = try TestAgent(name, role, secret, pki: pki) }
    let bodies: [(String, NatureOrganisme, String?)] = [
      ("departement", .departement, nil), ("circo", .circonscription, "departement"), ("nord", .secteur, "circo"),
      ("sud", .secteur, "circo"), ("parquet", .parquet, nil), ("commissariat", .uniteFSI, nil),
      ("cellule", .crip, "departement"),
      ("poste", .posteIntervenant, "circo"), ("exploitant", .exploitant, nil),
    ]
    let memberships = [
      ("intervenant", "poste"), ("nord-1", "nord"), ("nord-2", "nord"), ("sud-1", "sud"), ("cadre", "circo"),
      ("cadre", "nord"), ("procureur", "parquet"), ("gardien", "commissariat"), ("crip-1", "cellule"),
    ]
    let all = agents
    try database.writeAndWait { transaction in
      for (id, nature, parent) in bodies {
        try transaction.put(
          Organisme(id: OrganismeID(id), nature: nature, nom: id, parent: try parent.map { try OrganismeID($0) }))
      }
      for id in ["circo", "parquet", "commissariat", "cellule"] {
        try transaction.setRecoveryCertificate(pki.leaf(.recovery, id).certificate.der, of: OrganismeID(id), at: now)
      }
      try transaction.put(Secteur(organisme: OrganismeID("nord"), communes: [CodeCommune("01053")]))
      try transaction.put(Secteur(organisme: OrganismeID("sud"), communes: [CodeCommune("01004")]))
      for person in all.values {
        try transaction.insert(person.agent, encryptionCertificate: person.certificates.encryption.der)
        try transaction.addTLSCertificate(person.certificates.authentication.der, of: person.id, at: now)
      }
      for (name, body) in memberships {
        let validity = try CertificateValidity(from: pki.start, days: 30)
        // Nobody vouches for themselves: the DPO does for the cadre.
        guard let member = all[name], let attester = all[name == "cadre" ? "dpo" : "cadre"] else { continue }
        let attestation = try MembershipAttestation.make(
          certificate: member.certificates.encryption, agent: OpaqueIdentifier(name), organisme: OpaqueIdentifier(body),
          validity: validity, attester: attester.certificates.authentication, key: attester.keys.authentication)
        try transaction.put(
          MembershipRecord(
            Membership(
              agent: member.id, organisme: OrganismeID(body), attestation: validity.start..<validity.end,
              dePermanence: name != "cadre" || body == "circo"), attestation: attestation.text))
      }
    }
    return agents
  }
}
