import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct AnswerTests {
  @Test func `a fiche goes from transmission to closing, each step proven`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    for (answer, etat) in [
      (try gateway.acknowledge(reference, by: "nord-1", message: "Nous la recevons.").get(), "accusee"),
      (try gateway.giveBack(reference, by: "nord-2", commentaire: "Reçue mardi.").get(), "retournee"),
      (try gateway.close(reference, by: "intervenant").get(), "close"),
    ] {
      #expect(answer.json["etat"]?.string == etat)
      try gateway.verify(answer.receipt)
    }
    let handed = try gateway.open(reference, by: "intervenant").get()
    #expect(handed.envelopes.map(\.header.kind) == ["fiche", "accuse", "retour"])
    guard case .retour(let retour) = try gateway.clear(handed.envelopes[2], with: "intervenant") else {
      Issue.record("not a return")
      return
    }
    #expect(retour.connuDuDepartement == .oui)
    #expect(retour.commentaire != nil)
    _ = try gateway.clear(handed.envelopes[2], with: "nord-1")
    #expect(sealingFault { try gateway.clear(handed.envelopes[2], with: "sud-1") } == .notARecipient)
    // Each envelope names the one before it.
    #expect(handed.envelopes[2].header.previous != nil)
    let event = try #require(try gateway.journal(.retour).first)
    #expect(event["connuDuDepartement"] == "oui")
    #expect(!String(decoding: event.serialized(), as: UTF8.self).contains("mardi"))
  }

  @Test func `a fiche that was declined is closed by its author`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let answer = try gateway.decline(reference, by: "nord-1", precisions: "Zyxprecisions.").get()
    #expect(answer.json["etat"] == "refusee")
    guard case .refus(let refus) = try gateway.clear(gateway.stored(reference, .refus), with: "intervenant") else {
      Issue.record("not a refusal")
      return
    }
    #expect(refus.motif.code == "hors-territoire")
    #expect(try gateway.close(reference, by: "intervenant").get().json["etat"] == "close")
  }

  @Test func `a fiche is neither acknowledged before it is opened, nor answered before it is acknowledged`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    #expect(try gateway.acknowledge(reference, by: "nord-1").failure == .wrongState)
    #expect(try gateway.decline(reference, by: "nord-1").failure == .wrongState)
    #expect(try gateway.giveBack(reference, by: "nord-1").failure == .wrongState)
    #expect(try gateway.close(reference, by: "intervenant").failure == .wrongState)
    #expect(try gateway.etat(reference) == .transmise)
  }

  @Test func `only the receiving body answers, and only the author closes or recalls`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    for name in ["intervenant", "sud-1", "cadre", "intervenant-2"] {
      #expect(try gateway.acknowledge(reference, by: name).refusedBy?.contains("socle.destinataire-seul") == true)
      #expect(try gateway.decline(reference, by: name).refusedBy?.contains("socle.destinataire-seul") == true)
      #expect(try gateway.giveBack(reference, by: name).refusedBy?.contains("socle.destinataire-seul") == true)
    }
    for name in ["nord-1", "intervenant-2"] {
      #expect(try gateway.close(reference, by: name).refusedBy == ["socle.auteur-seul"])
      #expect(try gateway.recall(reference, by: name).refusedBy == ["socle.auteur-seul"])
    }
  }

  @Test func `a fiche is recalled before it is opened, and its recipients lose their keys`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let answer = try gateway.recall(reference, by: "intervenant").get()
    #expect(answer.json["etat"] == "rappelee")
    for name in ["nord-1", "nord-2"] {
      #expect(sealingFault { try gateway.clear(gateway.stored(reference), with: name) } == .notARecipient)
      #expect(try gateway.open(reference, by: name).refusedBy == ["socle.fiche-pas-servie"])
    }
    _ = try gateway.clear(gateway.stored(reference), with: "intervenant")
    let recovery = try #require(try Departement.shared.get().recovery["circo"])
    let sealed = try gateway.stored(reference)
    #expect(
      sealingFault {
        try gateway.clear(sealed.cms, header: sealed.header, certificate: recovery.certificate, key: recovery.key)
      } == .notARecipient)
  }

  @Test func `a fiche that was opened is not recalled any more`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    #expect(try gateway.recall(reference, by: "intervenant").failure == .wrongState)
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    #expect(try gateway.recall(reference, by: "intervenant").failure == .wrongState)
  }
}
