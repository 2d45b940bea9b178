import Foundation
import Liaison
import Store
import Testing

@testable import Gateway

struct SendOutboxTests {
  @Test func `who has an address is told once that something awaits, and nothing more`() throws {
    let (gateway, boite) = (try TestGateway(), Boite())
    try gateway.address("nord-1")
    let fiche = try gateway.transmitted()
    #expect(try gateway.send(boite) == tally(sent: 1, dropped: 1))
    #expect(try gateway.send(boite) == SendOutbox.Tally())
    let mail = try #require(boite.mails.first)
    let text = String(decoding: mail.bytes, as: UTF8.self)
    for secret in [fiche.description, "FN-", "Zyx", "nord", "intervenant", "violences", "01053"] {
      #expect(!text.replacing("nord-1@exemple.invalid", with: "").contains(secret), "\(secret) is in the message")
    }
    for part in [
      "To: <nord-1@exemple.invalid>\n", "From: Navette <navette@exemple.invalid>\n", "https://navette.test/",
    ] {
      #expect(text.contains(part))
    }
    #expect(text.utf8.allSatisfy { $0 == 10 || (0x20...0x7e).contains($0) })
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(try gateway.database.read { try $0.outbox(dueAt: .distantFuture) }.isEmpty)
  }

  @Test
  func `a message that was not taken is tried again later, under the same identifier, by a server that restarted`()
    throws
  {
    let (gateway, boite) = (try TestGateway(), Boite())
    try gateway.address("nord-1", "nord-2")
    _ = try gateway.transmitted()
    let queued = Set(try gateway.database.read { try $0.outbox(dueAt: .distantFuture) }.map(\.messageID))
    boite.fail(.refused(75))
    #expect(try gateway.send(boite) == tally(postponed: 2))
    boite.fail(nil)
    // Not before its time.
    #expect(try gateway.send(boite) == SendOutbox.Tally())
    gateway.clock.advance(by: 61)
    #expect(try gateway.send(boite) == tally(sent: 2))
    #expect(Set(boite.mails.map { $0.messageID.replacing("@exemple.invalid", with: "") }) == queued)
  }

  @Test func `attempts come ever more rarely, and end after days`() throws {
    let (gateway, boite) = (try TestGateway(), Boite())
    try gateway.address("nord-1")
    _ = try gateway.transmitted()
    boite.fail(.unavailable)
    var tally = SendOutbox.Tally()
    for _ in 0..<6 * 24 {
      let last = try gateway.send(boite)
      tally.postponed += last.postponed
      tally.abandoned += last.abandoned
      gateway.clock.advance(by: 3600)
    }
    #expect(tally.abandoned == 1)
    #expect((20..<24).contains(tally.postponed))
    #expect(SendOutbox.delay(after: 0) == 60)
    #expect(SendOutbox.delay(after: 3) == 480)
    #expect(SendOutbox.delay(after: 99) == 6 * 3600)
  }

  @Test func `what an agent turned off is not sent, nor anything to who was revoked`() throws {
    let (gateway, boite) = (try TestGateway(), Boite())
    try gateway.address("nord-1", refusing: [.nouveautes])
    try gateway.address("nord-2", "intervenant")
    let fiche = try gateway.transmitted()
    #expect(try gateway.send(boite) == tally(sent: 1, dropped: 1))
    #expect(boite.mails.map(\.to.adresse) == ["nord-2@exemple.invalid"])
    _ = try gateway.open(fiche, by: "nord-1").get()
    _ = try gateway.acknowledge(fiche, by: "nord-1").get()
    #expect(try gateway.send(boite) == tally(sent: 1))
    #expect(boite.mails.last?.sorte == .reponses)
    #expect(throws: (any Error).self) { try PreferencesDeCourriel(adresse: nil, refusees: [.compte]) }
  }

  @Test func `a year without a mail server leaves nothing behind but the last week`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    gateway.clock.advance(by: 6 * 86_400)
    try gateway.gateway.forgetMessages()
    #expect(try gateway.database.read { try $0.outbox(dueAt: .distantFuture) }.count == 2)
    gateway.clock.advance(by: 2 * 86_400)
    try gateway.gateway.forgetMessages()
    #expect(try gateway.database.read { try $0.outbox(dueAt: .distantFuture) }.isEmpty)
  }

  private func tally(sent: Int = 0, dropped: Int = 0, postponed: Int = 0) -> SendOutbox.Tally {
    var tally = SendOutbox.Tally()
    (tally.sent, tally.dropped, tally.postponed) = (sent, dropped, postponed)
    return tally
  }
}
