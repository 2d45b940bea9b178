import Foundation
import JSON
import Journal
import Testing

@testable import Gateway
@testable import Store

struct HeldStartTests {
  @Test func `after a start, nothing is written until the quorum has cosigned the last checkpoint`() throws {
    let log = try WatchedLog()
    let witnesses = try ["un", "deux"].map { try log.witness($0) }
    let before = try log.open()
    try before.grow(by: 3)
    before.close()

    let database = try log.open(held: true)
    let collector = try log.collector(witnesses, quorum: 2, over: database)
    witnesses[1].set(away: true)
    collector.round()
    #expect(throws: StoreError(.awaitingWitnesses)) { try database.grow(by: 1) }
    #expect(collector.json["etat"] == "en-attente" && log.opened.current == 0)
    witnesses[1].set(away: false)
    log.clock.advance(by: 5)
    collector.round()
    #expect(log.opened.current == 1)
    #expect(collector.json["etat"] == "ouvert")
    #expect(witnesses.allSatisfy { $0.asked[0].checkpoint.claim.size == 3 }, "what was resumed, and nothing newer")
    #expect(log.told.current.last == "navette: the witnesses have answered: the journal goes on")
    let fourth = try database.read { try $0.journal.bodies(3..<4)[0] }
    #expect(fourth?.bytes == Array(#"{"evenement":"premiere"}"#.utf8))
    log.clock.advance(by: 1)
    collector.round()
    #expect(log.opened.current == 1)
    #expect(collector.cosigned.withQuorum?.claim.size == 4)
  }

  @Test func `a start that cannot be recorded is tried again`() throws {
    let log = try WatchedLog()
    let witness = try log.witness("un")
    let database = try log.open(held: true)
    let collector = try log.collector([witness], quorum: 1, over: database)
    log.faults.change { $0 = 2 }
    for _ in 0..<4 { collector.round() }
    #expect(log.opened.current == 1)
    #expect(log.told.current.count { $0.contains("cannot be acted on") } == 1)
    #expect(try database.read { try $0.newestKeptCheckpoint() } != nil)
  }

  @Test func `a start without the witnesses says why before anything else`() throws {
    let gateway = try TestGateway()
    let before = try gateway.journal().count
    let size = gateway.database.checkpoint.checkpoint.size
    try gateway.gateway.life.started(
      version: "essai", scripts: [String(repeating: "00", count: 32)], configuration: [:], without: .panneDuTemoin)
    let added = try gateway.journal().dropFirst(before)
    #expect(added.map { $0["evenement"]?.string } == ["temoins-outrepasses", "demarrage"])
    #expect(added.first?["motif"] == "panne-du-temoin" && added.first?["taille"] == .integer(Int64(size)))
    try gateway.gateway.life.started(
      version: "essai", scripts: [String(repeating: "00", count: 32)], configuration: [:])
    #expect(try gateway.journal(.temoinsOutrepasses).count == 1)
    #expect(try gateway.journal(.demarrage).count == 2)
  }

  @Test func `a clock that went back meanwhile is told first, and does not keep a held journal closed`() throws {
    var used: Database.Configuration?
    let gateway = try TestGateway { used = $0 }
    gateway.database.close()
    let before = try #require(used)
    var held = Database.Configuration(
      folder: try DataFolder(gateway.data), checkpointFile: before.checkpointFile, signer: before.signer,
      clock: before.clock)
    held.isHeld = true
    let database = try Database(held)
    defer { database.close() }
    gateway.clock.advance(by: -7200)
    let desk = Desk(access: gateway.access, directory: gateway.directory, database: database, clock: before.clock)
    #expect(try WatchClock(desk: desk).lookAtStart() != nil)
    #expect(database.signing == .open)
    #expect(try database.events(.sautDHorloge).count == 1)
  }
}
