import Authority
import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// An author's reminder: to who has the fiche, not too soon, not too often.
struct RemindTests {
  private func reminded(_ gateway: TestGateway, _ reference: Reference) throws -> [String] {
    try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
      .filter { $0.nature == "relance" && $0.reference == reference }.map(\.agent.description).sorted()
  }

  @Test func `a day after, those on duty are reminded, and the timeline says it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    #expect(try gateway.remind(reference).failure == .wrongState)
    gateway.clock.advance(by: 86_400)
    let answer = try gateway.remind(reference).get()
    #expect(answer.json["relances"]?.strings == ["nord-1", "nord-2"])
    #expect(answer.json["relanceeLe"]?.string == Instants.text(gateway.clock.now))
    try gateway.verify(answer.receipt)
    #expect(try reminded(gateway, reference) == ["nord-1", "nord-2"])
    let entry = try #require(gateway.journal(.relance).last)
    #expect(entry["relances"]?.strings == ["nord-1", "nord-2"])
    let steps = try gateway.database.read { try $0.timeline(of: reference) }.map(\.event)
    #expect(steps.contains("relance"))
  }

  @Test func `no more than once a day, and it says when it will be possible`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    gateway.clock.advance(by: 86_400)
    _ = try gateway.remind(reference).get()
    gateway.clock.advance(by: 86_399)
    guard case .failed(let error) = try gateway.remind(reference) else {
      Issue.record("reminded twice a day")
      return
    }
    // Asked on Monday at eleven, reminded on Tuesday.
    #expect(error.code == .wrongState && error.message.contains("25 novembre 2026, 11:00"), "\(error.message)")
    gateway.clock.advance(by: 1)
    _ = try gateway.remind(reference).get()
  }

  @Test func `once a colleague has taken charge, they alone are reminded, and only of a late return`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-2").get()
    _ = try gateway.acknowledge(reference, by: "nord-2").get()
    gateway.clock.advance(by: 2 * 86_400)
    #expect(try gateway.remind(reference).failure == .wrongState)
    gateway.clock.advance(by: 60 * 86_400)
    let answer = try gateway.remind(reference).get().json
    #expect(answer["relances"]?.strings == ["nord-2"])
    #expect(try reminded(gateway, reference) == ["nord-2"])
  }

  @Test func `an author who is alone on duty there reminds nobody, and the day is not used up`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    gateway.clock.advance(by: 86_400)
    func attest(_ name: String, onDuty: Bool) throws {
      try gateway.attest(name, gateway.person(name).certificates.encryption, in: "nord", by: "cadre", onDuty: onDuty)
    }
    for name in ["nord-1", "nord-2"] { try attest(name, onDuty: false) }
    try attest("intervenant", onDuty: true)
    #expect(try gateway.remind(reference).failure == .noRecipient)
    #expect(try gateway.journal(.relance).isEmpty && reminded(gateway, reference).isEmpty)
    try attest("nord-2", onDuty: true)
    #expect(try gateway.remind(reference).get().json["relances"]?.strings == ["nord-2"])
  }

  @Test func `nobody reminds for another, nor of what awaits nothing`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    gateway.clock.advance(by: 86_400)
    for name in ["intervenant-2", "nord-1", "cadre"] {
      #expect(try gateway.remind(reference, by: name).refusedBy == ["socle.auteur-seul"])
    }
    for name in ["auditeur", "gardien"] { #expect(try gateway.remind(reference, by: name).refusedBy?.isEmpty == false) }
    _ = try gateway.recall(reference, by: "intervenant").get()
    #expect(try gateway.remind(reference).failure == .wrongState)
    #expect(try gateway.remind(Reference(.ficheNavette, year: 2026)).failure == .notFound)
  }

  @Test func `a list tells what is late, what can be taken back, and when to remind`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    func line() throws -> JSON {
      let agent = try gateway.agent("intervenant")
      let page = try outcome { gateway.gateway.list(.envoyees, by: agent, after: nil, limit: 10, completion: $0) }
      return try #require(page.get().json["fiches"]?.array?.first)
    }
    let fresh = try line()
    #expect(fresh["retard"] == nil && fresh["rappelable"] == true)
    #expect(fresh["relancePossibleDes"]?.string == Instants.text(TestClock.start.addingTimeInterval(86_400)))
    gateway.clock.advance(by: 20 * 86_400)
    let late = try line()
    #expect(late["retard"]?.strings == ["accuse"])
    _ = try gateway.open(reference, by: "nord-1").get()
    let opened = try line()
    #expect(opened["rappelable"] == nil)
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    let taken = try line()
    #expect(taken["retard"] == nil && taken["priseEnChargePar"] == "nord-1")
    gateway.clock.advance(by: 60 * 86_400)
    let unanswered = try line()
    #expect(unanswered["retard"]?.strings == ["retour"])
  }
}
