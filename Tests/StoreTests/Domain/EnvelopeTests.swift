import Cryptography
import Foundation
import Journal
import Liaison
import Sealing
import Testing

@testable import Store

struct EnvelopeTests {
  @Test func `an envelope comes back byte for byte, with its holders`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let fiche = try place.fiche()
    let holders: [KeyHolder] = [.agent(place.auteur), .onDuty(place.worker, in: place.nord), .recovery(place.nord)]
    let (envelope, record, owners) = try place.envelope(of: fiche, holders: holders)
    try database.writeAndWait { transaction in
      try transaction.insert(fiche)
      try transaction.insert(envelope, record, holders: owners)
    }
    try database.read { (transaction: ReadTransaction) throws in
      #expect(try transaction.sealedEnvelope(envelope.id) == envelope)
      #expect(try transaction.envelopes(of: fiche.reference) == [record])
      #expect(try Set(transaction.keys(to: envelope.id).map(\.holder)) == Set(holders))
      #expect(try transaction.holdsKey(place.worker, to: envelope.id))
      #expect(try transaction.nextRank(of: .fiche, in: fiche.reference) == 2)
    }
    #expect(throws: StoreError(.constraint)) {
      try database.writeAndWait { try $0.insert(envelope, record, holders: [:]) }
    }
  }

  @Test func `ending a membership deletes the keys held on duty there, and no others`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let (north, south) = (try place.fiche(), try place.fiche(to: place.sud))
    let (one, oneRecord, oneOwners) = try place.envelope(
      of: north, holders: [.agent(place.auteur), .onDuty(place.worker, in: place.nord), .recovery(place.nord)])
    let (two, twoRecord, twoOwners) = try place.envelope(
      of: south, holders: [.agent(place.auteur), .onDuty(place.worker, in: place.sud)])
    try database.writeAndWait { transaction in
      try transaction.insert(north)
      try transaction.insert(south)
      try transaction.insert(one, oneRecord, holders: oneOwners)
      try transaction.insert(two, twoRecord, holders: twoOwners)
    }
    let before = try database.read { try $0.membershipVersion(of: place.nord) }
    let ended = try database.writeAndWait { try $0.endMembership(of: place.worker, in: place.nord) }
    #expect(ended.value == 1)
    try database.read { (transaction: ReadTransaction) throws in
      #expect(try !transaction.holdsKey(place.worker, to: one.id))
      #expect(try transaction.holdsKey(place.worker, to: two.id))
      #expect(try transaction.keys(to: one.id).count == 2)
      #expect(try transaction.memberships(of: place.worker).map(\.membership.organisme) == [place.sud])
    }
    #expect(throws: StoreError(.membershipChanged)) {
      try database.writeAndWait { try $0.expect(membershipVersion: before, of: place.nord) }
    }
  }

  @Test func `erasing a fiche leaves its bytes in no file, and its journal entry proven`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let fiche = try place.fiche()
    let marker = Array("RECOGNISABLE-CIPHERTEXT-7c1f".utf8)
    let (envelope, record, owners) = try place.envelope(
      of: fiche, holders: [.agent(place.auteur)], content: marker + SecureRandom.bytes(9000))
    let committed = try database.writeAndWait { transaction in
      try transaction.insert(fiche)
      try transaction.insert(envelope, record, holders: owners)
      let ticket = transaction.append(try body("transmission", .disclosure))
      try transaction.record("transmission", of: fiche.reference, by: place.auteur, at: scratchDate, ticket: ticket)
    }
    func isAnywhere() throws -> Bool {
      try scratch.files().values.contains { Data($0).range(of: Data(marker)) != nil }
    }
    #expect(try isAnywhere(), "the search must find it while it is there")
    let erased = EtatFiche.effacee(Acte(par: place.auteur, le: scratchDate), MotifEffacement.all[0])
    try database.writeAndWait { try $0.erase(fiche.reference, to: erased, expecting: 1) }
    #expect(database.foldLog())
    #expect(try !isAnywhere())
    try database.read { (transaction: ReadTransaction) throws in
      #expect(try transaction.fiche(fiche.reference)?.faits == nil)
      #expect(try transaction.envelopes(of: fiche.reference).isEmpty)
      #expect(try transaction.timeline(of: fiche.reference).map(\.leaf) == committed.leaves)
      #expect(throws: StoreError(.notFound)) { try transaction.sealedEnvelope(envelope.id) }
    }
    _ = try database.receipt(leaf: committed.leaves[0]).verify(with: scratch.signer.verifier)
  }

  @Test func `rows exchanged in the database are noticed`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let fiche = try place.fiche()
    let (envelope, record, owners) = try place.envelope(of: fiche, holders: [.agent(place.auteur)])
    try database.writeAndWait { transaction in
      try transaction.insert(fiche)
      try transaction.insert(envelope, record, holders: owners)
    }
    let other = try place.envelope(of: fiche, holders: [.agent(place.auteur)]).0
    try scratch.bystander(timeout: 1000).run("UPDATE cles SET cle = ?", .blob(other.wrappedKeys[0].bytes))
    #expect(throws: StoreError(.corrupt)) { try database.read { try $0.sealedEnvelope(envelope.id) } }
    #expect(throws: StoreError(.constraint)) {
      try scratch.bystander(timeout: 1000).run("UPDATE enveloppes SET noyau = ?", .blob(other.core.bytes))
    }
  }
}
