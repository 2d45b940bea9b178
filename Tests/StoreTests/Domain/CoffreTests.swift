import Cryptography
import Foundation
import Liaison
import Sealing
import Testing

@testable import Store

struct CoffreTests {
  private let later = scratchDate.addingTimeInterval(60)

  private func key(_ byte: UInt8) throws -> RecipientKeyID {
    try #require(RecipientKeyID(bytes: [UInt8](repeating: byte, count: 20)))
  }

  @Test func `a wrapped key is kept, replaced, and read by its agent's name only`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    #expect(try database.read { try $0.coffre(of: place.worker) } == nil)
    let key = try key(1)
    try database.writeAndWait { try $0.putCoffre([1, 2], for: key, of: place.worker, at: scratchDate) }
    try database.writeAndWait { try $0.putCoffre([3], for: key, of: place.worker, at: later) }
    let kept = try #require(try database.read { try $0.coffre(of: place.worker) })
    #expect(kept.bytes == [3] && kept.key == key && kept.changedOn == later && kept.replacedOn == nil)
    #expect(try database.read { try $0.formerCoffres(of: place.worker) }.isEmpty)
    #expect(try database.read { try $0.coffre(of: place.auteur) } == nil)
    #expect(try database.read { try $0.coffreHolders() } == [place.worker])
  }

  @Test func `another key makes the former one former, until nothing is sealed to it`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let (first, second) = (try key(1), try key(2))
    let draft = try BrouillonID(bytes: [UInt8](repeating: 9, count: BrouillonID.byteCount))
    try database.writeAndWait {
      try $0.putCoffre([1], for: first, of: place.worker, at: scratchDate)
      try $0.put(draft, of: place.worker, cms: [5], sealedTo: first, at: scratchDate)
      try $0.putCoffre([2], for: second, of: place.worker, at: later)
    }
    #expect(try database.read { try $0.coffre(of: place.worker)?.bytes } == [2])
    let former = try database.read { try $0.formerCoffres(of: place.worker) }
    #expect(former.map(\.bytes) == [[1]] && former.map(\.replacedOn) == [later])
    let forgotten = Shared<[Int]>([])
    func forget() throws {
      try database.writeAndWait { transaction in
        let count = try transaction.forgetFormerCoffres()
        forgotten.change { $0.append(count) }
      }
    }
    try forget()
    // A draft of a colleague under the same bytes holds nothing back.
    try database.writeAndWait {
      try $0.deleteBrouillon(draft, of: place.worker)
      try $0.put(draft, of: place.auteur, cms: [5], sealedTo: first, at: scratchDate)
    }
    try forget()
    #expect(forgotten.current == [0, 1])
    #expect(try database.read { try $0.coffre(of: place.worker)?.bytes } == [2])
    // The former key comes back: it is the present one.
    try database.writeAndWait { try $0.putCoffre([4], for: first, of: place.worker, at: later) }
    #expect(try database.read { try $0.coffre(of: place.worker)?.bytes } == [4])
    #expect(try database.read { try $0.formerCoffres(of: place.worker) }.map(\.bytes) == [[2]])
  }

  @Test func `nothing is kept for someone who does not exist`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    _ = try Departement(in: database)
    #expect(throws: StoreError(.constraint)) {
      let key = try key(1)
      try database.writeAndWait { try $0.putCoffre([1], for: key, of: AgentID("personne"), at: scratchDate) }
    }
    #expect(throws: StoreError(.notFound)) {
      try database.writeAndWait { try $0.setEncryptionCertificate([1], of: AgentID("personne"), at: scratchDate) }
    }
  }

  @Test func `revoking an agent forgets their wrapped key, and nobody else's`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let (first, second) = (try key(1), try key(2))
    try database.writeAndWait {
      try $0.putCoffre([0], for: second, of: place.worker, at: scratchDate)
      try $0.putCoffre([1], for: first, of: place.worker, at: scratchDate)
      try $0.putCoffre([2], for: second, of: place.auteur, at: scratchDate)
      try $0.revoke(place.worker, at: later)
    }
    #expect(try database.read { try $0.formerCoffres(of: place.worker) }.isEmpty)
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
    #expect(try database.read { try $0.replacements(of: place.worker, since: scratchDate) } == 1)
    #expect(try database.read { try $0.replacements(of: place.worker, since: later) } == 0)
    #expect(try database.read { try $0.replacements(of: place.auteur, since: scratchDate) } == 0)
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
