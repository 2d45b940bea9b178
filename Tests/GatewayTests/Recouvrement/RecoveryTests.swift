import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct RecoveryTests {
  private func circo() throws -> HeldKey { try #require(try Departement.shared.get().recovery["circo"]) }

  @Test func `a lost key opens nothing more, and two shares together give the fiches to the new one`() throws {
    let gateway = try TestGateway()
    let recovery = try RecoveryKey.generate()
    let certificate = try TestPKI.shared.get().issuing.issue(
      .recovery, to: CertificateSubject(identifier: OpaqueIdentifier("circo"), role: OpaqueIdentifier("recovery")),
      for: recovery.request(for: OpaqueIdentifier("circo")),
      validity: CertificateValidity(from: TestPKI.start, days: 300))
    try gateway.database.writeAndWait {
      try $0.setRecoveryCertificate(certificate.der, of: OrganismeID("circo"), at: gateway.clock.now)
    }
    try gateway.directory.refresh()
    let shares = try recovery.split()
    let reference = try gateway.transmitted()
    _ = try gateway.giveBackAfterOpening(reference)

    let new = try gateway.renewed()
    _ = try gateway.open(reference, by: "nord-1").get()
    #expect(try gateway.fault(opening: reference, with: new) == .notARecipient)

    let together = try RecoveryKey(
      combining: RecoveryShare(text: shares.second.text), RecoveryShare(text: shares.first.text))
    let asked = try gateway.recover("nord-1").get()
    try gateway.verify(asked.receipt)
    let keys = try gateway.rewrap(asked, with: (certificate, together.key), for: new.certificate)
    // The fiche and its return, both.
    #expect(keys.count == 2 && asked.json["suite"] == nil && asked.json["sansCle"] == 0)
    let given = try gateway.giveKeys(keys, to: "nord-1").get()
    try gateway.verify(given.receipt)
    #expect(given.json["recouvrees"] == 2)

    #expect(try gateway.fault(opening: reference, with: new) == nil)
    // Who still has the former key opens what it opened.
    for name in ["nord-1", "nord-2"] { _ = try gateway.clear(gateway.stored(reference), with: name) }
    #expect(try gateway.handed(gateway.recover("nord-1").get()).isEmpty)
    // It is held as before: it ends with the membership.
    let cadre = try gateway.agent("cadre")
    _ = try outcome {
      gateway.gateway.endMembership(
        of: try AgentID("nord-1"), in: try OrganismeID("nord"), by: cadre, completion: $0)
    }.get()
    #expect(try gateway.fault(opening: reference, with: new) == .notARecipient)
    #expect(sealingFault { try gateway.clear(gateway.stored(reference), with: "nord-1") } == .notARecipient)
  }

  @Test func `an author gets their fiches back with the key of the body they wrote to, and keeps them as their own`()
    throws
  {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try gateway.replaceKey(of: "intervenant")
    try gateway.attest("intervenant", new.certificate, in: "poste", by: "dpo")
    #expect(try gateway.fault(opening: reference, with: new) == .notARecipient)
    let asked = try gateway.recover("intervenant").get()
    _ = try gateway.giveKeys(gateway.rewrap(asked, with: circo(), for: new.certificate), to: "intervenant").get()
    #expect(try gateway.fault(opening: reference, with: new) == nil)
    let holders = try gateway.database.read { transaction in
      try transaction.keys(to: #require(try transaction.envelopes(of: reference).first).id).map(\.holder)
    }
    #expect(holders.contains(.agent(try AgentID("intervenant"))))
  }

  @Test func `the justification of a péril said aloud is given back to its author`() throws {
    let gateway = try TestGateway()
    _ = try gateway.justify(gateway.recorded()).get()
    let new = try gateway.replaceKey(of: "intervenant")
    try gateway.attest("intervenant", new.certificate, in: "poste", by: "dpo")
    let asked = try gateway.recover("intervenant").get()
    #expect(gateway.handed(asked).count == 1 && asked.json["fermees"] == 0)
    _ = try gateway.giveKeys(gateway.rewrap(asked, with: circo(), for: new.certificate), to: "intervenant").get()
    #expect(try gateway.handed(gateway.recover("intervenant").get()).isEmpty)
  }

  @Test func `the DPO has a fiche of the CRIP recovered`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.informationPreoccupante)
    let new = try gateway.replaceKey(of: "crip-1")
    try gateway.attest("crip-1", new.certificate, in: "crip", by: "dpo")
    let asked = try gateway.recover("crip-1", with: "crip", by: "dpo").get()
    let crip = try #require(try Departement.shared.get().recovery["crip"])
    let keys = try gateway.rewrap(asked, with: crip, for: new.certificate)
    _ = try gateway.giveKeys(keys, to: "crip-1", with: "crip", by: "dpo").get()
    #expect(try gateway.fault(opening: reference, with: new) == nil)
  }

  @Test func `the journal says who asked, for whom and what, and the agent is told each time`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try gateway.renewed()
    let asked = try gateway.recover("nord-1").get()
    let envelope = try #require(try gateway.database.read { try $0.envelopes(of: reference) }.first).id.hex
    let demande = try #require(try gateway.journal(.demandeRecouvrement).first)
    #expect(demande["agent"] == "cadre" && demande["objet"] == "nord-1" && demande["organisme"] == "circo")
    #expect(demande["enveloppes"]?.strings == [envelope] && demande["politiques"]?.strings == ["recouvrement.cadre"])

    let keys = try gateway.rewrap(asked, with: circo(), for: new.certificate)
    _ = try gateway.giveKeys(keys, to: "nord-1").get()
    let event = try #require(try gateway.journal(.recouvrement).first)
    #expect(event["agent"] == "cadre" && event["objet"] == "nord-1" && event["nombre"] == 1)
    #expect(event["certificat"]?.string == new.certificate.sha256.hex && event["enveloppes"]?.strings == [envelope])
    #expect(event["cles"]?.strings == keys.map(\.cle.digest.hex))
    let told = try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
      .filter { $0.agent.description == "nord-1" && $0.nature.hasSuffix("recouvrement") }.map(\.nature)
    #expect(told.sorted() == ["demande-recouvrement", "recouvrement"])
  }
}

extension TestGateway {
  /// Opens, acknowledges and returns a fiche: its envelopes are then several.
  fileprivate func giveBackAfterOpening(_ reference: Reference) throws -> StepAnswer {
    _ = try open(reference, by: "nord-1").get()
    _ = try acknowledge(reference, by: "nord-1").get()
    return try giveBack(reference, by: "nord-1", commentaire: "Commentaire inventé pour cet essai.").get()
  }
}
