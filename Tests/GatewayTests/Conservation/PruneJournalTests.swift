import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

struct PruneJournalTests {
  private static let month: TimeInterval = 31 * 86_400

  private func prune(
    _ gateway: TestGateway, _ demande: DemandeDElagage, by name: String = "dpo"
  ) throws -> Outcome<StepAnswer> {
    let agent = try gateway.agent(name)
    return try outcome { gateway.gateway.pruneJournal(demande, by: agent, completion: $0) }
  }

  private func preview(_ gateway: TestGateway, _ demande: DemandeDElagage) throws -> Outcome<ReadAnswer> {
    let agent = try gateway.agent("dpo")
    return try outcome { gateway.gateway.pruneJournal.preview(demande, by: agent, completion: $0) }
  }

  /// Access traces and a disclosure, of today.
  private func traces(_ gateway: TestGateway, _ count: Int) throws {
    try traces(
      gateway, count, .liste, Lister(), by: "intervenant", ["dossier": "recues", "nombre": 0])
  }

  private func traces(
    _ gateway: TestGateway, _ count: Int, _ kind: EventKind, _ act: some GatedAct, by name: String,
    _ details: JSONObject = [:]
  ) throws {
    let agent = try gateway.agent(name)
    guard case .permitted(let permitted) = gateway.access.decide(act, by: agent) else {
      throw Unexpected(description: name)
    }
    let (trace, who, now) = (permitted.trace, agent.agent, gateway.clock.now)
    _ = try gateway.database.writeAndWait { transaction in
      for _ in 0..<count {
        let event = JournalEvent(kind: kind, at: now, agent: who, trace: trace, details: details)
        transaction.append(try event.body())
      }
    }
  }

  /// The entries whose body is gone.
  private func gone(_ gateway: TestGateway) throws -> [Int] {
    try gateway.database.read { transaction in
      let bodies = try transaction.journal.bodies(0..<transaction.journal.size)
      return bodies.indices.filter { bodies[$0] == nil }
    }
  }

  @Test func `the DPO prunes what is past its duration, and the journal says what went`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    try traces(gateway, 5)
    let size = Int(gateway.database.checkpoint.checkpoint.size)
    #expect(try prune(gateway, DemandeDElagage(classe: .access)).get().json["nombre"] == 0)
    gateway.clock.advance(by: 12 * Self.month)
    let announced = try preview(gateway, DemandeDElagage(classe: .access)).get().json
    #expect(announced["nombre"] == 5)
    let answer = try prune(gateway, DemandeDElagage(classe: .access)).get()
    try gateway.verify(answer.receipt)
    for name in ["nombre", "premiere", "derniere", "classe", "avant"] { #expect(answer.json[name] == announced[name]) }
    #expect(answer.json["efface"] == true && answer.json["suite"] == nil)
    #expect(try gone(gateway) == Array(size - 5..<size))
    // Asked again, nothing more goes: what was journaled meanwhile is of today.
    #expect(try prune(gateway, DemandeDElagage(classe: .access)).get().json["nombre"] == 0)
    let told = try gateway.database.read { transaction in
      try transaction.journal.bodies(0..<transaction.journal.size).compactMap { $0 }.map { try JSON.parse($0.bytes) }
    }.filter { $0["evenement"] == "elagage" }
    #expect(told.map { $0["nombre"] } == [0, 5, 0])
    #expect(told[1]["premiere"]?.integer == Int64(size - 5) && told[1]["derniere"]?.integer == Int64(size - 1))
    #expect(told[1]["agent"] == "dpo" && told[1]["decision"] == "permise")
  }

  @Test func `a large pruning goes batch by batch, and the file holds nothing of it at the end`() throws {
    let gateway = try TestGateway()
    try traces(gateway, PruneJournal.batch + 300)
    gateway.clock.advance(by: 13 * Self.month)
    let first = try prune(gateway, DemandeDElagage(classe: .access)).get().json
    #expect(first["nombre"]?.integer == Int64(PruneJournal.batch))
    let next = try #require(first["suite"]?.integer)
    // What came between the two batches is no matter.
    try traces(gateway, 2, .lectureMetriques, LireMetriques(), by: "admin")
    let last = try prune(gateway, DemandeDElagage(classe: .access, depuis: UInt64(next))).get().json
    #expect(last["nombre"] == 300 && last["suite"] == nil && last["efface"] == true)
    let trace = Data("\"evenement\":\"liste\"".utf8)
    let files = try gateway.files().values.map { Data($0) }
    #expect(files.allSatisfy { $0.range(of: trace) == nil })
  }

  @Test(arguments: ["admin", "auditeur", "cadre", "intervenant"])
  func `nobody but the DPO prunes, and the attempt is journaled`(name: String) throws {
    let gateway = try TestGateway()
    try traces(gateway, 3)
    gateway.clock.advance(by: 13 * Self.month)
    let outcome = try prune(gateway, DemandeDElagage(classe: .access), by: name)
    #expect(outcome.refusedBy == ["journal.elagage-reserve"])
    #expect(outcome.articles.contains("RGPD"))
    #expect(try gone(gateway).isEmpty)
    #expect(try gateway.journal(.elagage).map { $0["decision"] } == ["refusee"])
  }

  @Test func `nothing goes before its time, and no disclosure while no duration is written`() throws {
    let gateway = try TestGateway()
    try traces(gateway, 3)
    gateway.clock.advance(by: 2 * Self.month)
    let today = HeureDeParis.day(of: gateway.clock.now)
    #expect(try prune(gateway, DemandeDElagage(classe: .access, avant: today)).field == "avant")
    #expect(try preview(gateway, DemandeDElagage(classe: .access, avant: today)).field == "avant")
    #expect(try prune(gateway, DemandeDElagage(classe: .disclosure)).field == "classe")
    #expect(try gone(gateway).isEmpty)
    #expect(try gateway.journal(.elagage).isEmpty)
  }

  @Test func `disclosures go after the duration that was written, and only then`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let prune = PruneJournal(
      desk: gateway.gateway.pruneJournal.desk, durees: DureesDeConservation(acces: 12, divulgation: 3))
    func run() throws -> JSONObject {
      let agent = try gateway.agent("dpo")
      return try outcome { prune(DemandeDElagage(classe: .disclosure), by: agent, completion: $0) }.get().json
    }
    gateway.clock.advance(by: 2 * Self.month)
    #expect(try run()["nombre"] == 0)
    gateway.clock.advance(by: 2 * Self.month)
    let expired = try gateway.database.read {
      try $0.expiredBodies(.disclosure, before: TimeBucket(containing: TestClock.start + Self.month))
    }
    #expect(try expired.count > 0 && run()["nombre"]?.integer == Int64(expired.count))
    // The fiche itself is not the journal's to erase, and its receipts are proofs without a body.
    let checkpoint = gateway.database.checkpoint.checkpoint.size
    for leaf in 0..<checkpoint { _ = try gateway.database.receipt(leaf: leaf).verify(with: gateway.verifier) }
    #expect(try gateway.database.read { try $0.fiche(reference) } != nil)
  }
}
