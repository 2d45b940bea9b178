import Authority
import Cryptography
import Foundation
import JSON
import Journal
import Law
import Liaison
import Store
import Testing

@testable import Gateway

/// A journal that follows another: what the former closed since the backup stays closed.
@Suite struct ReopeningTests {
  private func administer(
    _ gateway: TestGateway, _ name: String,
    _ act: (AuthenticatedAgent, @escaping Completion<StepAnswer>) throws -> Void
  ) throws {
    let agent = try gateway.agent(name)
    _ = try outcome { try act(agent, $0) }.get()
  }

  @Test func `agents who were revoked, certificates and memberships that ended do not come back`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let place = try PutBack(gateway)
    let doors = try ["nord-1", "nord-2"].map { try gateway.person($0).certificates.authentication.sha256 }
    let nord = try OrganismeID("nord")
    try administer(gateway, "cadre") {
      gateway.gateway.setOnDuty([try AgentID("nord-2"), try AgentID("nord-repos")], in: nord, by: $0, completion: $1)
    }
    try administer(gateway, "admin") {
      gateway.gateway.renewAccess(
        try TestGateway.demande("nord-2", .generate(), usage: .digitalSignature), of: try AgentID("nord-2"), by: $0,
        completion: $1)
    }
    _ = try gateway.certify(.generate(), TestGateway.coffre(), by: "est-1").get()
    try administer(gateway, "cadre") {
      gateway.gateway.endMembership(of: try AgentID("sud-1"), in: try OrganismeID("sud"), by: $0, completion: $1)
    }
    _ = try gateway.importing([
      ImportTerritory.Line(
        try Organisme(
          id: OrganismeID("circo"), nature: .circonscription, nom: "Nom de circo", parent: OrganismeID("departement")),
        recovery: try RecoveryKey.generate().request(for: OpaqueIdentifier("circo")))
    ]).get()
    try administer(gateway, "admin") { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: $0, completion: $1) }
    // One attestation is made shorter, one longer: the second closes nothing, and is lost.
    for (name, days) in [("crip-1", 150), ("juriste", 250)] {
      let body = try OrganismeID(name == "juriste" ? "victimes" : "crip")
      let attestation = try gateway.person("dpo").attestation(
        of: gateway.person(name), in: body.description, days: days)
      try administer(gateway, "dpo") {
        gateway.gateway.attest(attestation, in: body, onDuty: true, by: $0, completion: $1)
      }
    }
    let outcome = try place.reopen(place.plan())
    #expect(outcome.lost[.attestation] == 1 && outcome.toAttest.map(\.description) == ["crip-1"])
    #expect(
      outcome.replayed == [
        .permanence: 1, .certificationAcces: 1, .certificationCle: 1, .finAppartenance: 1, .territoire: 1,
        .revocation: 1, .attestation: 1,
      ])
    #expect(outcome.unreplayed.isEmpty)
    #expect(outcome.toCertify.map(\.description) == ["nord-2"] && outcome.toRekey.map(\.description) == ["est-1"])
    #expect(outcome.toImport.map(\.description) == ["circo"])
    let database = try place.served()
    try database.read { transaction in
      for door in doors { #expect(try transaction.agent(tlsFingerprint: door) == nil) }
      #expect(try transaction.agent(AgentID("nord-1"))?.isRevoked == true)
      #expect(try transaction.agent(AgentID("nord-2"))?.isRevoked == false)
      #expect(try transaction.agent(AgentID("est-1"))?.encryptionCertificate == nil)
      #expect(try transaction.replacedEncryptionCertificates().count == 1)
      #expect(try transaction.memberships(of: AgentID("est-1")).allSatisfy { $0.attestation == nil })
      #expect(try transaction.memberships(in: OrganismeID("sud")).isEmpty)
      #expect(try transaction.recoveryCertificate(of: OrganismeID("circo")) == nil)
      #expect(try transaction.replacedRecoveryCertificates().count == 1)
      // Duty is taken from who lost it, and given to nobody.
      let onDuty = try transaction.memberships(in: nord).filter(\.membership.dePermanence)
      #expect(onDuty.map(\.membership.agent.description) == ["nord-2"])
      let envelope = try #require(try transaction.envelopes(of: reference).first)
      #expect(try !transaction.holdsKey(AgentID("nord-1"), to: envelope.id))
      #expect(try transaction.holdsKey(AgentID("nord-2"), to: envelope.id))
    }
    database.close()
  }

  @Test func `fiches that were recalled, re-routed or closed stay so, and their steps are told`() throws {
    let gateway = try TestGateway()
    let (recalled, rerouted, closed, twice) = (
      try gateway.transmitted(), try gateway.transmitted(), try gateway.transmitted(), try gateway.transmitted()
    )
    let place = try PutBack(gateway)
    _ = try gateway.recall(recalled, by: "intervenant").get()
    for reference in [rerouted, twice] {
      _ = try gateway.open(reference, by: "nord-1").get()
      let keys = try gateway.rewrap(reference, by: "nord-1", for: gateway.recipients(of: "est", by: "nord-1"))
      _ = try gateway.reroute(reference, to: "est", by: "nord-1", keys: keys).get()
    }
    _ = try gateway.recall(twice, by: "intervenant").get()
    _ = try gateway.open(closed, by: "nord-1").get()
    _ = try gateway.acknowledge(closed, by: "nord-1").get()
    _ = try gateway.giveBack(closed, by: "nord-1").get()
    _ = try gateway.close(closed, by: "intervenant").get()
    let lost = try gateway.transmitted()
    let outcome = try place.reopen(place.plan())
    #expect(outcome.replayed == [.rappel: 2, .reorientation: 2, .cloture: 1] && outcome.unreplayed.isEmpty)
    #expect(outcome.toSendAgain == [rerouted])
    let database = try place.served()
    try database.read { transaction in
      #expect(try transaction.fiche(recalled)?.etat.nature == .rappelee)
      #expect(try transaction.fiche(twice)?.etat.nature == .rappelee)
      #expect(try transaction.fiche(closed)?.etat.nature == .close)
      let moved = try #require(try transaction.fiche(rerouted))
      #expect(moved.etat.nature == .reorientee && moved.destination.description == "est")
      for reference in [recalled, rerouted, twice] {
        let envelope = try #require(try transaction.envelopes(of: reference).first)
        #expect(try transaction.keys(to: envelope.id).map(\.holder) == [.agent(AgentID("intervenant"))])
      }
      #expect(try transaction.fiche(lost) == nil)
      let steps = try transaction.timeline(of: closed)
      #expect(steps.map(\.event) == ["transmission", "ouverture", "accuse", "retour", "cloture"])
      #expect(steps.allSatisfy { $0.formerJournal == "navette.test/journal" })
      let former = try gateway.database.read { try $0.timeline(of: closed) }
      #expect(steps.map(\.leaf) == former.map(\.leaf) && steps.map(\.agent) == former.map(\.agent))
      #expect(try transaction.timeline(of: lost).isEmpty)
    }
    database.close()
  }

  @Test func `the first entry cites the former journal, and the new one replays`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    let place = try PutBack(gateway)
    let restored = gateway.database.checkpoint.checkpoint
    try administer(gateway, "admin") { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: $0, completion: $1) }
    _ = try gateway.transmitted()
    let former = gateway.database.checkpoint.checkpoint
    _ = try place.reopen(place.plan())
    let database = try place.served()
    let body = try #require(try database.read { try $0.journal.bodies(0..<1) }[0])
    let event = try ReadEvent(body)
    #expect(event.kind == .reouverture && event.text(.origine) == "navette.test/journal")
    #expect(event[.taille]?.integer == Int64(former.size) && event.text(.racine) == former.root.hex)
    #expect(event[.tailleReprise]?.integer == Int64(place.size) && event.text(.racineReprise) == restored.root.hex)
    #expect(event[.revocations] == 1 && event[.rappels] == 0 && event[.perdues] == 0 && event[.exportRelu] == true)
    #expect(event.policySet == gateway.access.book.digest.hex)
    var replay = JournalReplay()
    let entry = try database.read { try $0.journal.entries(0..<1) }[0]
    body.bytes.withUnsafeBytes { replay.visit($0, of: entry, at: 0) }
    #expect(replay.faults.isEmpty && replay.cited == [gateway.access.book.digest])
    database.close()
  }

  @Test func `a rehearsal changes nothing, and finds what the reopening finds`() throws {
    let gateway = try TestGateway()
    let place = try PutBack(gateway)
    try administer(gateway, "admin") { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: $0, completion: $1) }
    let rehearsed = try place.reopen(place.plan(), isRehearsal: true)
    let again = try place.reopen(place.plan(), isRehearsal: true)
    #expect(rehearsed == again && rehearsed.count == 1)
    #expect(try place.reopen(place.plan()) == rehearsed)
  }

  @Test func `without an export nothing is done again, and the entry says how many entries are lost`() throws {
    let gateway = try TestGateway()
    let place = try PutBack(gateway)
    try administer(gateway, "admin") { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: $0, completion: $1) }
    let outcome = try place.reopen(nil)
    #expect(outcome.count == 0 && outcome.unreplayed.isEmpty)
    let database = try place.served()
    let event = try ReadEvent(#require(try database.read { try $0.journal.bodies(0..<1) }[0]))
    #expect(event[.exportRelu] == false && event[.perdues] == 1)
    #expect(try database.read { try $0.agent(AgentID("nord-1"))?.isRevoked } == false)
    database.close()
  }

  @Test func `what cannot be done again is told: a pruned body, and what came after the backup`() throws {
    let gateway = try TestGateway()
    let place = try PutBack(gateway)
    let later = try gateway.transmitted()
    _ = try gateway.recall(later, by: "intervenant").get()
    try administer(gateway, "admin") { gateway.gateway.revoke(try AgentID("nord-1"), .all[0], by: $0, completion: $1) }
    let last = gateway.database.checkpoint.checkpoint.size - 1
    let plan = try place.plan(pruned: [last])
    let outcome = try place.reopen(plan)
    #expect(outcome.count == 0 && outcome.lost == [.transmission: 1])
    #expect(outcome.unreplayed.map(\.obstacle) == [.absent, .pruned])
    #expect(outcome.unreplayed.map(\.event) == [.rappel, nil] && outcome.unreplayed.last?.leaf == last)
    let database = try place.served()
    let event = try ReadEvent(#require(try database.read { try $0.journal.bodies(0..<1) }[0]))
    #expect(event[.nonRejouees] == 2)
    database.close()
  }
}
