import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// Fiches sent on or recalled after keys and people have changed: the rows say who holds what, not today's directory.
struct RerouteHolderTests {
  /// Gives a body another recovery key, and answers it.
  private func replaceRecovery(of body: String, in gateway: TestGateway) throws -> HeldKey {
    let held = try TestPKI.shared.get().leaf(.recovery, body)
    try gateway.database.writeAndWait {
      try $0.setRecoveryCertificate(held.certificate.der, of: OrganismeID(body), at: gateway.clock.now)
    }
    try gateway.directory.refresh()
    return held
  }

  private func formerRecovery(_ body: String) throws -> HeldKey {
    try #require(try Departement.shared.get().recovery[body])
  }

  private func reroute(
    _ reference: Reference, to body: String, by name: String, in gateway: TestGateway
  ) throws -> Outcome<StepAnswer> {
    let keys = try gateway.rewrap(reference, by: name, for: gateway.recipients(of: body, by: name))
    return try gateway.reroute(reference, to: body, by: name, keys: keys)
  }

  @Test func `a fiche whose author has left is sent on all the same`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let admin = try gateway.agent("admin")
    _ = try outcome { gateway.gateway.revoke(try AgentID("intervenant"), .all[0], by: admin, completion: $0) }.get()
    _ = try reroute(reference, to: "est", by: "nord-1", in: gateway).get()
    _ = try gateway.clear(#require(gateway.open(reference, by: "est-1").get().envelopes.first), with: "est-1")
    #expect(sealingFault { try gateway.clear(gateway.stored(reference), with: "nord-1") } == .notARecipient)
  }

  @Test func `after a recovery key was replaced, a fiche goes on within its circonscription, to the new one`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try replaceRecovery(of: "circo", in: gateway)
    _ = try reroute(reference, to: "sud", by: "intervenant", in: gateway).get()
    #expect(try gateway.fault(opening: reference, with: new) == nil)
    #expect(try gateway.fault(opening: reference, with: formerRecovery("circo")) == .notARecipient)
    _ = try gateway.clear(gateway.stored(reference), with: "sud-1")
  }

  @Test func `a key of its own given to a secteur since does not stop what goes on to a sibling`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try replaceRecovery(of: "nord", in: gateway)
    _ = try reroute(reference, to: "sud", by: "intervenant", in: gateway).get()
    #expect(try gateway.fault(opening: reference, with: formerRecovery("circo")) == nil)
  }

  @Test func `a recall leaves no recovery key behind, whichever it was sealed to`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let own = try replaceRecovery(of: "nord", in: gateway)
    let answer = try gateway.recall(reference, by: "intervenant").get()
    #expect(answer.json["etat"] == "rappelee")
    #expect(try gateway.fault(opening: reference, with: formerRecovery("circo")) == .notARecipient)
    #expect(try gateway.fault(opening: reference, with: own) == .notARecipient)
    _ = try gateway.clear(gateway.stored(reference), with: "intervenant")
    #expect(try gateway.journal(.rappel).last?["clesSupprimees"] == 3)
  }

  @Test func `an author on duty in the new body, with a key made since, is given a row for it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let new = try gateway.replaceKey(of: "intervenant")
    try gateway.attest("intervenant", new.certificate, in: "sud", by: "cadre")
    let all = try gateway.rewrap(reference, by: "nord-1", for: gateway.recipients(of: "sud", by: "nord-1"))
    #expect(all.count == 2)
    #expect(try gateway.reroute(reference, to: "sud", by: "nord-1", keys: Array(all.prefix(1))).failure == .invalid)
    _ = try gateway.reroute(reference, to: "sud", by: "nord-1", keys: all).get()
    #expect(try gateway.fault(opening: reference, with: new) == nil)
    // As its author: a second re-routing leaves them that row, and asks for no other.
    let former = try gateway.person("intervenant")
    #expect(
      try gateway.fault(opening: reference, with: (former.certificates.encryption, former.keys.encryption)) == nil)
    _ = try reroute(reference, to: "est", by: "sud-1", in: gateway).get()
    #expect(try gateway.fault(opening: reference, with: new) == nil)
  }

  @Test func `an author on duty in the new body, with the key they had, keeps the row they have`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let certificate = try gateway.person("intervenant").certificates.encryption
    try gateway.attest("intervenant", certificate, in: "sud", by: "cadre")
    let keys = try gateway.rewrap(reference, by: "intervenant", for: gateway.recipients(of: "sud", by: "intervenant"))
    #expect(keys.count == 1)
    _ = try gateway.reroute(reference, to: "sud", by: "intervenant", keys: keys).get()
    _ = try gateway.clear(gateway.stored(reference), with: "intervenant")
  }
}
