import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct RecoveryRefusalTests {
  private func recovery(_ body: String) throws -> HeldKey {
    try #require(try Departement.shared.get().recovery[body])
  }

  @Test(arguments: [
    ("admin", "recouvrement.jamais-l-administrateur"), ("nord-1", "recouvrement.pas-pour-soi"),
    ("nord-2", "recouvrement.hors-perimetre"), ("dpo", "recouvrement.hors-perimetre"),
    ("cadre-2", "recouvrement.hors-perimetre"), ("intervenant", "recouvrement.hors-perimetre"),
  ])
  func `who may not ask is refused both steps, and the refusal is journaled`(asker: String, policy: String) throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    let new = try gateway.renewed()
    let keys = try gateway.rewrap(gateway.recover("nord-1").get(), with: recovery("circo"), for: new.certificate)
    #expect(try gateway.recover("nord-1", by: asker).refusedBy?.contains(policy) == true)
    #expect(try gateway.giveKeys(keys, to: "nord-1", by: asker).refusedBy?.contains(policy) == true)
    #expect(try gateway.journal(.demandeRecouvrement).last?["decision"] == "refusee")
    #expect(try gateway.journal(.recouvrement).map { $0["decision"]?.string } == ["refusee"])
  }

  @Test func `an agent whose new key nobody attested gets nothing`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try gateway.replaceKey(of: "nord-1")
    #expect(try gateway.recover("nord-1").failure == .noRecipient)
    let sealed = try gateway.stored(reference)
    let held = try recovery("circo")
    let opener = try Opener(key: held.key, certificate: held.certificate, sealAnchors: gateway.directory.trust)
    let recipient = try RecipientCertificate(
      new.certificate, trustedBy: gateway.directory.trust, at: gateway.clock.now)
    let keys = try opener.rewrap(
      cms: sealed.cms, expecting: ExpectedHeader(sealed.header), to: [recipient], at: gateway.clock.now
    ).map { CleReenveloppee(enveloppe: sealed.header.envelope, cle: $0) }
    #expect(try gateway.giveKeys(keys, to: "nord-1").failure == .noRecipient)
    #expect(try gateway.recover("personne").failure == .invalid)
    #expect(try gateway.fault(opening: reference, with: new) == .notARecipient)
  }

  @Test func `another body's recovery key is of no use, and one share is noise`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    let new = try gateway.renewed()
    let other = try gateway.recover("nord-1", with: "circo-2", by: "cadre-2").get()
    #expect(gateway.handed(other).isEmpty && other.json["sansCle"] == 1)
    let asked = try gateway.recover("nord-1").get()
    let wrong = try #require(throws: SealingError.self) {
      try gateway.rewrap(asked, with: recovery("circo-2"), for: new.certificate)
    }
    #expect(wrong.code == .notARecipient)
    #expect(try gateway.recover("nord-1", with: "nord").failure == .invalid)
    // The fiche was not sealed to that key: who holds it gives nothing back.
    let keys = try gateway.rewrap(asked, with: recovery("circo"), for: new.certificate)
    #expect(try gateway.giveKeys(keys, to: "nord-1", with: "circo-2", by: "cadre-2").failure == .invalid)
    let share = try RecoveryKey.generate().split().first
    #expect(throws: AuthorityError.self) { try RecoveryKey(combining: share, share) }
  }

  @Test func `keys of an envelope of another agent, or for another's certificate, are refused with all the others`()
    throws
  {
    let gateway = try TestGateway()
    let (reference, other) = (try gateway.transmitted(), try gateway.transmitted(JSON.fiche.to("sud")))
    let new = try gateway.renewed()
    let asked = try gateway.recover("nord-1").get()
    #expect(gateway.handed(asked) == [try gateway.stored(reference).header.envelope.hex])
    let keys = try gateway.rewrap(asked, with: recovery("circo"), for: new.certificate)
    let strange = CleReenveloppee(
      enveloppe: try gateway.stored(other).header.envelope, cle: try #require(keys.first).cle)
    let forAnother = try gateway.rewrap(
      asked, with: recovery("circo"), for: gateway.person("sud-1").certificates.encryption)
    for wrong in [[strange], keys + [strange], forAnother] {
      #expect(try gateway.giveKeys(wrong, to: "nord-1").failure == .invalid)
    }
    #expect(try gateway.journal(.recouvrement).isEmpty)
    #expect(try gateway.fault(opening: reference, with: new) == .notARecipient)
  }

  @Test func `what was taken away, recalled or is no longer the agent's to read is not given back`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try gateway.renewed()
    let keys = try gateway.rewrap(gateway.recover("nord-1").get(), with: recovery("circo"), for: new.certificate)
    // Not on duty any more: the rules of opening say no, and the row stays for when they are.
    try gateway.attest("nord-1", new.certificate, in: "nord", by: "cadre", onDuty: false)
    let resting = try gateway.recover("nord-1").get()
    #expect(gateway.handed(resting).isEmpty && resting.json["fermees"] == 1)
    #expect(try gateway.giveKeys(keys, to: "nord-1").failure == .invalid)
    try gateway.attest("nord-1", new.certificate, in: "nord", by: "cadre")
    #expect(gateway.handed(try gateway.recover("nord-1").get()).count == 1)
    _ = try gateway.recall(reference, by: "intervenant").get()
    let gone = try gateway.recover("nord-1").get()
    #expect(gateway.handed(gone).isEmpty && gone.json["fermees"] == 0)
    #expect(try gateway.giveKeys(keys, to: "nord-1").failure == .invalid)
    #expect(try gateway.fault(opening: reference, with: new) == .notARecipient)
  }
}
