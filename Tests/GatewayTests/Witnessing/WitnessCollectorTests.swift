import Cryptography
import Foundation
import JSON
import Journal
import Store
import Testing

@testable import Gateway

struct WitnessCollectorTests {
  private let log: WatchedLog
  private let witnesses: [FakeWitness]
  private let database: Database

  init() throws {
    log = try WatchedLog()
    witnesses = try ["un", "deux", "trois"].map { [log] in try log.witness($0) }
    database = try log.open()
  }

  private func kept() throws -> SignedCheckpoint? { try database.read { try $0.newestKeptCheckpoint() } }

  @Test func `the newest checkpoint is put to every witness, and kept with their cosignatures`() throws {
    let collector = try log.collector(witnesses, quorum: 3, over: database)
    try database.grow(by: 300)
    collector.round()
    let cosigned = try #require(collector.cosigned.withQuorum)
    #expect(cosigned.claim == database.checkpoint.checkpoint)
    #expect(cosigned.note.signatures.count == 4)
    #expect(try collector.cosigned.rule?.verify(cosigned).count == 3)
    #expect(try log.signer.verifier.verify(cosigned).checkpoint.size == 300)
    #expect(try kept() == cosigned)
    #expect(collector.cosigned.bearing(database.checkpoint) == cosigned)

    collector.round()
    #expect(witnesses.map(\.asked.count) == [1, 1, 1], "nothing is asked twice")
    try database.grow(by: 1)
    #expect(collector.cosigned.bearing(database.checkpoint) == database.checkpoint.signed)
    collector.round()
    #expect(witnesses.allSatisfy { $0.asked.last?.oldSize == 300 }, "what they know is remembered")
    #expect(try kept()?.claim.size == 301)
    #expect(try database.read { try $0.keptCheckpoint(of: 300) } == nil)
    #expect(log.told.current.isEmpty)
  }

  @Test func `a witness tells what it knows already, and is proven to from there`() throws {
    try database.grow(by: 5)
    try log.collector([witnesses[0]], quorum: 1, over: database).round()
    try database.grow(by: 7)
    let collector = try log.collector([witnesses[0]], quorum: 1, over: database)
    #expect(collector.cosigned.withQuorum?.claim.size == 5, "the last one is found in the database")
    collector.round()
    #expect(witnesses[0].asked.map(\.oldSize) == [0, 0, 5])
    #expect(collector.cosigned.withQuorum?.claim.size == 12)
  }

  @Test func `two witnesses of three are a quorum, and the third is collected when it returns`() throws {
    let collector = try log.collector(witnesses, quorum: 2, over: database)
    witnesses[2].set(away: true)
    try database.grow(by: 4)
    collector.round()
    #expect(collector.cosigned.withQuorum?.note.signatures.count == 3)
    #expect(log.told.current == ["navette: the witness temoin.test/trois is away: no answer"])
    collector.round()
    #expect(log.told.current.count == 1, "it is said once")

    witnesses[2].set(away: false)
    log.clock.advance(by: 2)
    collector.round()
    #expect(collector.cosigned.withQuorum?.note.signatures.count == 4)
    #expect(try kept()?.note.signatures.count == 4)
    #expect(log.told.current.last == "navette: the witness temoin.test/trois answers again")
  }

  @Test func `one witness of three is no quorum: writing goes on, and nothing is kept`() throws {
    let collector = try log.collector(witnesses, quorum: 2, over: database)
    witnesses[1].set(away: true)
    witnesses[2].set(away: true)
    try database.grow(by: 4)
    collector.round()
    #expect(collector.cosigned.withQuorum == nil)
    #expect(try kept() == nil)
    #expect(collector.cosigned.bearing(database.checkpoint).note.signatures.count == 2, "what there is is shown")
    try database.grow(by: 1)
    #expect(collector.json["retardEntrees"] == 5)
  }

  @Test func `an absence is journaled once when it lasts, and its end`() throws {
    let collector = try log.collector([witnesses[0]], quorum: 1, over: database)
    try database.grow(by: 2)
    collector.round()
    witnesses[0].set(away: true)
    try database.grow(by: 3)
    for _ in 0..<9 {
      log.clock.advance(by: 100)
      collector.round()
    }
    #expect(try database.events(.temoinsEnRetard).isEmpty)
    for _ in 0..<3 {
      log.clock.advance(by: 100)
      collector.round()
    }
    let late = try database.events(.temoinsEnRetard)
    #expect(late.count == 1)
    #expect(late.first?["taille"] == 5 && late.first?["entrees"] == 3 && late.first?["secondes"] == 1000)
    #expect(collector.json["enRetard"] == true && collector.json["retardEntrees"] == 4)
    #expect(log.told.current.last?.contains("missing for 1000 seconds") == true)

    witnesses[0].set(away: false)
    log.clock.advance(by: 100)
    collector.round()
    let back = try database.events(.temoinsRevenus)
    #expect(back.count == 1 && back.first?["secondes"] == 1300)
    #expect(collector.json["enRetard"] == false)
    collector.round()
    #expect(collector.cosigned.withQuorum?.claim == database.checkpoint.checkpoint)
    #expect(try database.events(.temoinsEnRetard).count == 1)
  }

  @Test func `a witness that is away is asked ever less often, up to a limit`() throws {
    let collector = try log.collector([witnesses[0]], quorum: 1, over: database)
    let refused = try log.collector([witnesses[1]], quorum: 1, over: database)
    witnesses[1].state.change { $0.lie = .unknownOrigin }
    try database.grow(by: 1)
    for _ in 0..<300 {
      collector.round()
      refused.round()
      log.clock.advance(by: 1)
    }
    #expect(witnesses[0].asked.count == 1)
    #expect((10...16).contains(witnesses[1].asked.count), "\(witnesses[1].asked.count)")
    #expect(log.told.current == ["navette: the witness temoin.test/deux is away: it answers 404"])
  }

  @Test func `a journal that does not grow is cosigned again at a slow rhythm`() throws {
    let collector = try log.collector([witnesses[0]], quorum: 1, over: database)
    try database.grow(by: 1)
    for _ in 0..<1900 {
      collector.round()
      log.clock.advance(by: 1)
    }
    #expect(witnesses[0].asked.count == 4)
    #expect(try database.events(.temoinsEnRetard).isEmpty)
  }

  @Test func `a cosignature that does not verify is nothing`() throws {
    try database.grow(by: 2)
    let other = try log.witness("un")  // the same name, another key
    let stranger = try other.cosigner.cosign(database.checkpoint, at: 1).line
    let stale = try witnesses[0].cosigner.cosign(log.signer.sign(MerkleTree()), at: 1).line
    for lines in [[stranger], [stale], [stranger, stale]] {
      let collector = try log.collector([witnesses[0]], quorum: 1, over: database)
      witnesses[0].state.change { $0.lie = .cosigned(lines) }
      collector.round()
      #expect(collector.cosigned.withQuorum == nil)
      #expect(collector.cosigned.bearing(database.checkpoint) == database.checkpoint.signed)
      #expect(log.told.current.last?.hasSuffix("its cosignature does not verify") == true)
    }
    #expect(try kept() == nil)
    #expect(database.signing == .open)
  }
}
