import Cryptography
import Foundation
import Liaison
import Testing

@testable import Store

struct CoffreTests {
  private let later = scratchDate.addingTimeInterval(60)

  @Test func `a wrapped key is kept, replaced, and read by its agent's name only`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    #expect(try database.read { try $0.coffre(of: place.worker) } == nil)
    try database.writeAndWait { try $0.putCoffre([1, 2], of: place.worker, at: scratchDate) }
    try database.writeAndWait { try $0.putCoffre([3], of: place.worker, at: later) }
    #expect(try database.read { try $0.coffre(of: place.worker) } == CoffreRecord(bytes: [3], changedOn: later))
    #expect(try database.read { try $0.coffre(of: place.auteur) } == nil)
    #expect(try database.read { try $0.coffreHolders() } == [place.worker])
  }

  @Test func `nothing is kept for someone who does not exist`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    _ = try Departement(in: database)
    #expect(throws: StoreError(.constraint)) {
      try database.writeAndWait { try $0.putCoffre([1], of: AgentID("personne"), at: scratchDate) }
    }
    #expect(throws: StoreError(.notFound)) {
      try database.writeAndWait { try $0.setEncryptionCertificate([1], of: AgentID("personne"), at: scratchDate) }
    }
  }

  @Test func `revoking an agent forgets their wrapped key, and nobody else's`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    try database.writeAndWait {
      try $0.putCoffre([1], of: place.worker, at: scratchDate)
      try $0.putCoffre([2], of: place.auteur, at: scratchDate)
      try $0.revoke(place.worker, at: later)
    }
    #expect(try database.read { try $0.coffreHolders() } == [place.auteur])
  }

  @Test func `a first encryption certificate replaces nothing`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let bodies = Shared<[OrganismeID]>([])
    try database.writeAndWait { transaction in
      let found = try transaction.setEncryptionCertificate([7], of: place.auteur, at: later)
      bodies.change { $0 = found }
    }
    #expect(bodies.current.isEmpty)
    #expect(try database.read { try $0.replacedEncryptionCertificates() }.isEmpty)
    #expect(try database.read { try $0.agent(place.auteur)?.encryptionCertificate } == [7])
  }

  @Test func `a certificate that replaces another takes the attestations away and moves the versions`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    try database.writeAndWait { try $0.putEncryption([7], of: place.worker) }
    let before = try database.read { try $0.membershipVersion(of: place.nord) }
    let bodies = Shared<[OrganismeID]>([])
    try database.writeAndWait { transaction in
      let found = try transaction.setEncryptionCertificate([8], of: place.worker, at: later)
      bodies.change { $0 = found }
    }
    #expect(bodies.current == [place.nord, place.sud])
    #expect(
      try database.read { try $0.replacedEncryptionCertificates() } == [
        ReplacedCertificateRecord(der: [7], replacedOn: later)
      ])
    let held = try database.read { try $0.memberships(of: place.worker) }
    #expect(held.count == 2)
    #expect(
      held.allSatisfy { $0.attestation == nil && $0.membership.attestation == nil && !$0.membership.dePermanence })
    #expect(try database.read { try $0.membershipVersion(of: place.nord) } > before)
    #expect(throws: StoreError(.membershipChanged)) {
      try database.writeAndWait { try $0.expect(membershipVersion: before, of: place.nord) }
    }
  }
}

extension WriteTransaction {
  /// A certificate as an enrolment leaves it.
  fileprivate func putEncryption(_ der: [UInt8], of agent: AgentID) throws {
    try connection.run("UPDATE agents SET chiffrement = ? WHERE id = ?", .blob(der), .of(agent))
  }
}
