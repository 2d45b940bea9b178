import Cryptography
import Foundation
import Journal
import Liaison
import Testing

@testable import Store

struct FollowUpTests {
  @Test func `a request sent again is answered the same, with a receipt for the same entry`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let (key, request) = (IdempotencyKey.random(), SHA256.digest([1]))
    let committed = try database.writeAndWait { transaction in
      transaction.append(try body("one"))
      transaction.append(try body("two"))
      try transaction.keep(answer: [9, 9], to: key, by: place.auteur, request: request, at: scratchDate)
    }
    let kept = try database.read { try $0.answer(to: key, by: place.auteur, request: request) }
    #expect(kept == StoredAnswer(answer: [9, 9], leaves: 0..<2))
    for leaf in committed.leaves { _ = try database.receipt(leaf: leaf).verify(with: scratch.signer.verifier) }
    #expect(throws: StoreError(.notFound)) { try database.receipt(leaf: 2) }
  }

  @Test func `a key used for another request, by another agent, or twice is refused`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let (key, request) = (IdempotencyKey.random(), SHA256.digest([1]))
    try database.writeAndWait {
      try $0.keep(answer: [1], to: key, by: place.auteur, request: request, at: scratchDate)
    }
    #expect(throws: StoreError(.duplicateIdempotencyKey)) {
      try database.read { try $0.answer(to: key, by: place.auteur, request: SHA256.digest([2])) }
    }
    #expect(throws: StoreError(.duplicateIdempotencyKey)) {
      try database.read { try $0.answer(to: key, by: place.worker, request: request) }
    }
    #expect(throws: StoreError(.duplicateIdempotencyKey)) {
      try database.writeAndWait {
        try $0.keep(answer: [2], to: key, by: place.auteur, request: request, at: scratchDate)
      }
    }
    #expect(try database.read { try $0.answer(to: .random(), by: place.auteur, request: request) } == nil)
    let forgotten = try database.writeAndWait { try $0.forgetAnswers(before: scratchDate.addingTimeInterval(1)) }
    #expect(forgotten.value == 1)
  }

  @Test func `policies that changed since the decision stop its commit`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let old = try database.writeAndWait { try $0.setPolicies([1], at: scratchDate) }.value
    try database.writeAndWait { try $0.expect(policies: old) }
    try database.writeAndWait { try $0.setPolicies([2], at: scratchDate) }
    #expect(throws: StoreError(.policiesChanged)) { try database.writeAndWait { try $0.expect(policies: old) } }
    #expect(try database.read { try $0.policies(old)?.text } == [1])
    #expect(try database.read { try $0.policiesInForce()?.text } == [2])
  }

  @Test func `what is owed is listed until it is done`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let reference = Reference(.avisDePeril, year: 2026)
    let owed = Obligation(
      reference: reference, nature: "justification", debiteur: place.auteur, policy: "p1", due: scratchDate)
    try database.writeAndWait { try $0.insert(owed) }
    #expect(throws: StoreError(.alreadyExists)) { try database.writeAndWait { try $0.insert(owed) } }
    #expect(try database.read { try $0.obligations(of: place.auteur) } == [owed])
    let done = try database.writeAndWait {
      try $0.fulfil("justification", about: reference, answer: "faite", at: scratchDate)
    }
    #expect(done.value)
    let again = try database.writeAndWait {
      try $0.fulfil("justification", about: reference, answer: "faite", at: scratchDate)
    }
    #expect(!again.value)
    #expect(try database.read { try $0.obligations(of: place.auteur) }.isEmpty)
    #expect(try database.read { try $0.obligations(about: reference) }.map(\.answer) == ["faite"])
  }

  @Test func `what follows, and what follows that, is one situation, until it is erased`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let references = (0..<4).map { _ in Reference(.ficheNavette, year: 2026) }
    let (first, second, third, other) = (references[0], references[1], references[2], references[3])
    try database.writeAndWait { try $0.link(second, after: first) }
    try database.writeAndWait { try $0.link(third, after: second) }
    for reference in [first, second, third] {
      let situation = try database.read { try $0.situation(of: reference) }
      #expect(situation.racine == first && Set(situation.references) == [first, second, third])
    }
    #expect(try database.read { try $0.situation(of: other) }.references == [other])
    #expect(throws: StoreError(.alreadyExists)) { try database.writeAndWait { try $0.link(third, after: other) } }
    try database.writeAndWait { try $0.eraseContent(of: third) }
    #expect(try database.read { try $0.situation(of: first) }.references == [first, second])
  }

  @Test func `a duty to transmit is told from a formality`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let reference = Reference(.ficheNavette, year: 2026)
    try database.writeAndWait { transaction in
      for isDuty in [true, false] {
        try transaction.insert(
          Obligation(
            reference: reference, nature: "n\(isDuty)", debiteur: place.auteur, policy: "p", isDuty: isDuty,
            due: scratchDate))
      }
    }
    #expect(try database.read { try $0.obligations(of: place.auteur) }.map(\.isDuty) == [true, false])
  }

  @Test func `a message is sent once, and again only when an attempt failed`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let message = OutboxMessage(
      messageID: "m1@navette", agent: place.worker, nature: "fiche", reference: nil, nextAttempt: scratchDate)
    try database.writeAndWait { try $0.insert(message) }
    #expect(try database.read { try $0.outbox(dueAt: scratchDate) } == [message])
    let later = scratchDate.addingTimeInterval(60)
    try database.writeAndWait { try $0.postpone("m1@navette", until: later) }
    #expect(try database.read { try $0.outbox(dueAt: scratchDate) }.isEmpty)
    #expect(try database.read { try $0.outbox(dueAt: later) }.map(\.attempts) == [1])
    try database.writeAndWait { try $0.markSent("m1@navette") }
    #expect(try database.read { try $0.outbox(dueAt: later) }.isEmpty)
  }

  @Test func `a revoked agent is named by no certificate and holds no key of duty`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let fingerprint = SHA256.digest([7])
    try database.writeAndWait { try $0.addTLSCertificate([7], of: place.worker, at: scratchDate) }
    #expect(try database.read { try $0.agent(tlsFingerprint: fingerprint) }?.agent.id == place.worker)
    try database.writeAndWait { try $0.revoke(place.worker, at: scratchDate) }
    #expect(try database.read { try $0.agent(tlsFingerprint: fingerprint) } == nil)
    #expect(try database.read { try $0.agent(place.worker) }?.isRevoked == true)
    #expect(try database.read { try $0.memberships(of: place.worker) }.isEmpty)
    #expect(throws: StoreError(.notFound)) {
      try database.writeAndWait { try $0.revoke(try AgentID("nobody"), at: scratchDate) }
    }
  }

  @Test func `what a secteur covers comes back, and makes the circonscriptions`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let place = try Departement(in: database)
    let secteur = try Secteur(
      organisme: place.nord, communes: [CodeCommune("01053"), CodeCommune("01004")],
      communesPartagees: [CodeCommune("01283")])
    try database.writeAndWait { try $0.put(secteur) }
    #expect(try database.read { try $0.secteur(place.nord) } == secteur)
    #expect(try database.read { try $0.circonscriptions() }.map(\.secteurs) == [[secteur]])
  }
}
