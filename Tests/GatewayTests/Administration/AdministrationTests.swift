import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct AdministrationTests {
  private func attest(
    _ gateway: TestGateway, _ attestation: MembershipAttestation, in body: String = "nord", by name: String
  ) throws -> Outcome<StepAnswer> {
    let agent = try gateway.agent(name)
    return try outcome {
      gateway.gateway.attest(attestation, in: try OrganismeID(body), onDuty: true, by: agent, completion: $0)
    }
  }

  private func enrol(
    _ gateway: TestGateway, _ name: String, by admin: String
  ) throws -> (Outcome<StepAnswer>, AgentKeys) {
    let keys = try AgentKeys.generate()
    let new = try Agent(id: AgentID(name), nom: "Nom de \(name)", role: .travailleurSocial, secret: .profession)
    let agent = try gateway.agent(admin)
    let enrolment = try keys.enrolment(of: OpaqueIdentifier(name))
    let door = try AuthenticationEnrolment(enrolment.authentication)
    let sealed = try EncryptionEnrolment(enrolment.encryption, of: enrolment.agent, besides: [])
    return (try outcome { gateway.gateway.enrol(new, door, sealed, by: agent, completion: $0) }, keys)
  }

  @Test func `a member whom their cadre attests receives what is sealed from then on`() throws {
    let gateway = try TestGateway()
    let before = try gateway.transmitted()
    let attestation = try gateway.person("cadre").attestation(of: gateway.person("nord-sans"), in: "nord")
    _ = try attest(gateway, attestation, by: "cadre").get()
    let after = try gateway.transmitted()
    _ = try gateway.clear(gateway.stored(after), with: "nord-sans")
    #expect(sealingFault { try gateway.clear(gateway.stored(before), with: "nord-sans") } == .notARecipient)
    #expect(try gateway.journal(.attestation).first?["objet"] == "nord-sans")
  }

  @Test func `the administrator alone cannot make a recipient`() throws {
    let gateway = try TestGateway()
    let (outcome, _) = try enrol(gateway, "nouveau", by: "admin")
    _ = try outcome.get()
    let admin = try gateway.person("admin")
    let attestation = try admin.attestation(of: gateway.person("nord-sans"), in: "nord")
    let refused = try attest(gateway, attestation, by: "admin")
    #expect(refused.refusedBy?.contains("administration.pas-seul") == true)
    // Even with the database in hand.
    try gateway.database.writeAndWait { transaction in
      let validity = attestation.statement.validity
      try transaction.put(
        MembershipRecord(
          Membership(
            agent: AgentID("nord-sans"), organisme: OrganismeID("nord"), attestation: validity.start..<validity.end,
            dePermanence: true), attestation: attestation.text))
    }
    try gateway.directory.refresh()
    #expect(
      sealingFault { try gateway.clear(gateway.stored(gateway.transmitted()), with: "nord-sans") } == .notARecipient)
  }

  @Test func `nobody attests themself`() throws {
    let gateway = try TestGateway()
    for (name, body) in [("cadre", "nord"), ("dpo", "crip")] {
      let person = try gateway.person(name)
      let attestation = try person.attestation(of: person, in: body)
      #expect(try attest(gateway, attestation, in: body, by: name).failure == .invalid)
    }
    #expect(try gateway.journal(.attestation).isEmpty)
  }

  @Test(arguments: [("cadre-2", "nord"), ("dpo", "nord"), ("cadre", "crip"), ("nord-1", "nord")])
  func `an attestation by someone who does not lead that body is refused`(name: String, body: String) throws {
    let gateway = try TestGateway()
    let attestation = try gateway.person(name).attestation(of: gateway.person("nord-sans"), in: body)
    let outcome = try attest(gateway, attestation, in: body, by: name)
    #expect(outcome.refusedBy?.contains("administration.hors-perimetre") == true)
    #expect(outcome.articles.contains("RGPD, art. 32"))
  }

  @Test func `an attestation for another body, another signer or another key is refused`() throws {
    let gateway = try TestGateway()
    let (cadre, member) = (try gateway.person("cadre"), try gateway.person("nord-sans"))
    let forSud = try cadre.attestation(of: member, in: "sud")
    #expect(try attest(gateway, forSud, in: "nord", by: "cadre").failure == .invalid)
    let byAnother = try gateway.person("cadre-2").attestation(of: member, in: "nord")
    #expect(try attest(gateway, byAnother, in: "nord", by: "cadre").failure == .invalid)
    let twin = try TestAgent("nord-sans", .travailleurSocial, .profession, pki: TestPKI.shared.get())
    #expect(try attest(gateway, cadre.attestation(of: twin, in: "nord"), by: "cadre").failure == .invalid)
    let unknown = try TestAgent("inconnu", .travailleurSocial, .profession, pki: TestPKI.shared.get())
    #expect(try attest(gateway, cadre.attestation(of: unknown, in: "nord"), by: "cadre").failure == .notFound)
  }

  @Test func `the cadre says who is on duty, among attested members`() throws {
    let gateway = try TestGateway()
    let agent = try gateway.agent("cadre")
    func set(_ names: [String]) throws -> Outcome<StepAnswer> {
      try outcome {
        gateway.gateway.setOnDuty(
          Set(try names.map { try AgentID($0) }), in: try OrganismeID("nord"), by: agent, completion: $0)
      }
    }
    _ = try set(["nord-repos"]).get()
    let sealed = try gateway.stored(gateway.transmitted())
    _ = try gateway.clear(sealed, with: "nord-repos")
    #expect(sealingFault { try gateway.clear(sealed, with: "nord-1") } == .notARecipient)
    #expect(try set(["nord-sans"]).failure == .invalid)
    #expect(try set(["sud-1"]).failure == .invalid)
  }

  @Test func `a membership that ends takes the keys away`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let agent = try gateway.agent("cadre")
    _ = try outcome {
      gateway.gateway.endMembership(
        of: try AgentID("nord-1"), in: try OrganismeID("nord"), by: agent, completion: $0)
    }.get()
    #expect(sealingFault { try gateway.clear(gateway.stored(reference), with: "nord-1") } == .notARecipient)
    #expect(try gateway.open(reference, by: "nord-1").refusedBy?.contains("socle.autre-organisme") == true)
    #expect(try gateway.journal(.finAppartenance).first?["clesSupprimees"] == 1)
    _ = try gateway.open(reference, by: "nord-2").get()
  }

  @Test func `revoking an agent takes their keys, refuses their certificate and renews the list`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let earlier = try gateway.agent("nord-1")
    let lists = gateway.published.current.count
    let admin = try gateway.agent("admin")
    _ = try outcome { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: admin, completion: $0) }.get()
    #expect(sealingFault { try gateway.clear(gateway.stored(reference), with: "nord-1") } == .notARecipient)
    #expect(throws: GatewayError.self) { try gateway.agent("nord-1") }
    // A connection that was authenticated before does nothing more.
    let stale: Outcome<HandedEnvelopes> = try outcome { gateway.gateway.open(reference, by: earlier, completion: $0) }
    #expect(stale.failure == .unknownAgent)
    #expect(gateway.published.current.count == lists + 1)
    #expect(sealingFault { try gateway.clear(gateway.stored(gateway.transmitted()), with: "nord-1") } == .notARecipient)
  }

  @Test func `only the administrator enrols and revokes`() throws {
    let gateway = try TestGateway()
    for name in ["cadre", "intervenant", "dpo"] {
      #expect(try enrol(gateway, "nouveau", by: name).0.refusedBy == ["administration.reservee"])
      let agent = try gateway.agent(name)
      let revoked: Outcome<StepAnswer> = try outcome {
        gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: agent, completion: $0)
      }
      #expect(revoked.refusedBy == ["administration.reservee"])
    }
    let (outcome, keys) = try enrol(gateway, "nouveau", by: "admin")
    let answer = try outcome.get()
    let pem = try #require(answer.json["certificats"]?["authentification"]?.string)
    let certificate = try Certificate(pem: Array(pem.utf8))
    #expect(certificate.publicKey == keys.authentication.publicKey)
    #expect(
      try gateway.directory.current.agent(presenting: certificate, at: gateway.clock.now).id.description == "nouveau")
    #expect(try enrol(gateway, "nouveau", by: "admin").0.failure == .wrongState)
  }

  @Test func `an agent whom another administrator has just enrolled is not enrolled twice`() throws {
    let gateway = try TestGateway()
    // Committed, and not read again yet: as when two requests cross.
    let new = try Agent(id: AgentID("nouveau"), nom: "Autre nom", role: .intervenant, secret: .profession)
    try gateway.database.writeAndWait { try $0.insert(new) }
    #expect(try enrol(gateway, "nouveau", by: "admin").0.failure == .wrongState)
    #expect(try gateway.database.read { try $0.agent(new.id)?.agent } == new)
    #expect(try gateway.database.read { try $0.tlsCertificates(of: new.id) }.isEmpty)
    #expect(try gateway.journal(.enrolement).isEmpty)
    _ = try enrol(gateway, "encore", by: "admin").0.get()
  }

  @Test func `the journal is read by the auditor and the DPO only`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    for name in ["auditeur", "dpo"] {
      let agent = try gateway.agent(name)
      let bytes = try outcome { gateway.gateway.journal.file(at: "bodies/000.p/2", by: agent, completion: $0) }.get()
      #expect(!bytes.isEmpty)
      let proof = try outcome { gateway.gateway.journal.proof(of: 0, by: agent, completion: $0) }.get()
      #expect(!proof.isEmpty)
    }
    for name in ["admin", "intervenant", "cadre", "commandant", "nord-1"] {
      let agent = try gateway.agent(name)
      let checkpoint: Outcome<[UInt8]> = try outcome { gateway.gateway.journal.checkpoint(by: agent, completion: $0) }
      #expect(checkpoint.refusedBy == ["journal.suivre-pas-les-autres"])
      let file: Outcome<[UInt8]> = try outcome {
        gateway.gateway.journal.file(at: "tile/0/000.p/1", by: agent, completion: $0)
      }
      #expect(file.refusedBy == ["journal.suivre-pas-les-autres"])
    }
  }
}
