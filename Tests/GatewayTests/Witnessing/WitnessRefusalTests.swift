import Foundation
import Journal
import Store
import Testing

@testable import Gateway

struct WitnessRefusalTests {
  private let log: WatchedLog
  private let witness: FakeWitness

  init() throws {
    log = try WatchedLog()
    witness = try log.witness("un")
  }

  /// A journal of five entries that the witness has cosigned, copied, then grown and cosigned again.
  private func makeCopy(growing count: Int) throws {
    let first = try log.open()
    try first.grow(by: 5)
    try log.collector([witness], quorum: 1, over: first).round()
    first.close()
    try log.copy(to: "copie")
    let second = try log.open()
    try second.grow(by: count)
    try log.collector([witness], quorum: 1, over: second).round()
    second.close()
  }

  private func expectStopped(_ database: Database, _ reason: SigningHalt, said part: String) throws {
    #expect(database.signing == .halted(reason))
    #expect(throws: StoreError.self) { try database.grow(by: 1) }
    #expect(log.opened.current == 0)
    let line = try #require(log.told.current.last)
    #expect(line.contains("STOPPED by the witness temoin.test/un") && line.contains(part), "\(line)")
  }

  @Test(arguments: [true, false])
  func `an older copy that was put back is refused, and stops the journal`(held: Bool) throws {
    try makeCopy(growing: 3)
    let database = try log.open(held: held, data: "copie")
    let collector = try log.collector([witness], quorum: 1, over: database)
    collector.round()
    try expectStopped(database, .rolledBack, said: "8 entries and this database signed 5")
    let asked = witness.asked.count
    collector.round()
    #expect(witness.asked.count == asked, "a stopped journal asks nobody")
  }

  @Test(arguments: [3, 1, 9])
  func `a copy that went on by itself is refused, and stops the journal`(growth: Int) throws {
    try makeCopy(growing: 3)
    // Its operator answered for it without the witness, and it grew.
    let alone = try log.open(data: "copie")
    try alone.grow(by: growth)
    let collector = try log.collector([witness], quorum: 1, over: alone)
    collector.round()
    switch growth {
    case 3: try expectStopped(alone, .forked, said: "two copies")  // the same size, another root
    case 1: try expectStopped(alone, .rolledBack, said: "older copy")
    default: try expectStopped(alone, .forked, said: "at 8 entries")  // longer: the proof does not verify
    }
  }

  @Test func `one witness that knows another journal stops it, whatever the others say`() throws {
    let others = try ["deux", "trois"].map { try log.witness($0) }
    try makeCopy(growing: 3)
    let database = try log.open(held: true, data: "copie")
    try log.collector(others + [witness], quorum: 2, over: database).round()
    try expectStopped(database, .rolledBack, said: "older copy")
  }

  @Test func `a witness that somebody else gave a later checkpoint to is no reason to stop`() throws {
    let database = try log.open()
    try database.grow(by: 3)
    let collector = try log.collector([witness], quorum: 1, over: database)
    witness.meanwhile.change { [witness] in
      $0 = {
        try database.grow(by: 2)
        let proof = try ConsistencyProof(oldSize: 0, newSize: 5, hashes: [])
        _ = try witness.send(AddCheckpoint(database.checkpoint, extending: proof))
      }
    }
    collector.round()
    #expect(database.signing == .open)
    #expect(collector.cosigned.withQuorum == nil)
    collector.round()
    #expect(collector.cosigned.withQuorum?.claim.size == 5)
  }

  @Test(arguments: [
    WitnessAnswer.malformed, .untrusted, .unknownOrigin, .unproven, .conflict(size: nil), .conflict(size: 0),
  ])
  func `an answer that proves nothing is an absence`(answer: WitnessAnswer) throws {
    let database = try log.open(held: true)
    witness.state.change { $0.lie = answer }
    // An empty journal: its old size is its size, and an honest witness would cosign it.
    let isFork = if case .conflict = answer { true } else { false }
    try log.collector([witness], quorum: 1, over: database).round()
    #expect(database.signing == (isFork ? .halted(.forked) : .held))
    #expect(log.opened.current == 0)
  }

  @Test func `a conflict at a size that was not asked about proves nothing either`() throws {
    let database = try log.open()
    try database.grow(by: 4)
    for size in [UInt64?.none, 0, 3] {
      witness.state.change { $0.lie = .conflict(size: size) }
      try log.collector([witness], quorum: 1, over: database).round()
      #expect(database.signing == .open)
      #expect(log.told.current.last?.hasSuffix("it contradicts itself") == true)
    }
  }
}
