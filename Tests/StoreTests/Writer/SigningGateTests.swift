import Foundation
import Journal
import Testing

@testable import Store

struct SigningGateTests {
  private func fill(_ scratch: Scratch, _ count: Int) throws {
    let database = try scratch.open()
    try database.writeAndWait { transaction in
      for number in 0..<count { transaction.append(try body("\(number)")) }
    }
    database.close()
  }

  @Test func `a held log refuses every write at once, reads, and issues no receipt`() throws {
    let scratch = try Scratch()
    try fill(scratch, 3)
    let kept = try Data(contentsOf: scratch.checkpoint)
    let database = try scratch.open { $0.isHeld = true }
    #expect(database.signing == .held)
    #expect(throws: StoreError(.awaitingWitnesses)) { try database.writeAndWait { $0.append(try body("early")) } }
    #expect(throws: StoreError(.awaitingWitnesses)) { try database.writeAndWait { _ in } }
    #expect(throws: StoreError(.awaitingWitnesses)) { try database.receipt(leaf: 0) }
    #expect(try database.read { try $0.journal.size } == 3)
    #expect(database.checkpoint.checkpoint.size == 3)
    database.close()
    #expect(try Data(contentsOf: scratch.checkpoint) == kept)
  }

  @Test func `a held log that is admitted goes on from where it was`() throws {
    let scratch = try Scratch()
    try fill(scratch, 3)
    let database = try scratch.open { $0.isHeld = true }
    let committed = try database.admit { $0.append(try body("first")) }
    #expect(database.signing == .open)
    #expect(committed.leaves == [3])
    #expect(try database.receipt(leaf: 3).verify(with: scratch.signer.verifier) == committed.entries[0].entry)
  }

  @Test func `the first write of a log that is admitted comes before those that were waiting for it`() throws {
    let scratch = try Scratch()
    let database = try scratch.open { $0.isHeld = true }
    let (isDone, others) = (Shared(false), DispatchGroup())
    for _ in 0..<4 {
      DispatchQueue.global().async(group: others) {
        while !isDone.current {
          _ = try? database.writeAndWait { $0.append(try body("another")) }
        }
      }
    }
    #expect(try database.admit { $0.append(try body("first")) }.leaves == [0])
    isDone.change { $0 = true }
    others.wait()
    #expect(try database.admit { $0.append(try body("later")) }.leaves != [0], "an open log is merely written to")
  }

  @Test func `what was committed and not signed is signed only once a held log is admitted`() throws {
    let scratch = try Scratch()
    try fill(scratch, 300)
    let signed = try Data(contentsOf: scratch.checkpoint)
    try fill(scratch, 300)
    try signed.write(to: scratch.checkpoint)  // as a kill between the commit and its signature leaves it

    let held = try scratch.open { $0.isHeld = true }
    #expect(held.checkpoint.checkpoint.size == 300)
    #expect(held.isCheckpointOverdue)
    held.close()
    #expect(try Data(contentsOf: scratch.checkpoint) == signed)

    let database = try scratch.open { $0.isHeld = true }
    try database.admit { _ in }
    #expect(database.checkpoint.checkpoint.size == 600)
    #expect(try database.writeAndWait { $0.append(try body("next")) }.leaves == [600])
    #expect(database.checkpoint.checkpoint.size == 601)
  }

  @Test func `a halted log refuses every write, signs nothing more, and is not admitted again`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    try database.writeAndWait { $0.append(try body("before")) }
    database.halt(.rolledBack)
    database.halt(.forked)
    #expect(throws: StoreError(.refusedByWitness)) { try database.admit { $0.append(try body("after")) } }
    #expect(database.signing == .halted(.rolledBack))
    #expect(throws: StoreError(.refusedByWitness)) { try database.writeAndWait { $0.append(try body("after")) } }
    #expect(throws: StoreError(.refusedByWitness)) { try database.receipt(leaf: 0) }
    #expect(database.checkpoint.checkpoint.size == 1)
    database.close()
    #expect(try scratch.open().checkpoint.checkpoint.size == 1)
  }

  @Test func `a write queued when the log is halted is answered with the refusal, and commits nothing`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let hold = Barrier()
    let errors = Shared<[StoreError?]>([])
    let done = DispatchGroup()
    let answer: @Sendable (Result<Committed<Void>, any Error>) -> Void = { result in
      errors.change {
        if case .failure(let error) = result { $0.append(error as? StoreError) } else { $0.append(nil) }
      }
      done.leave()
    }
    for _ in 0..<2 { done.enter() }
    database.write({ _ in hold.wait() }, completion: answer)
    hold.untilHeld()
    database.write({ $0.append(try body("queued")) }, completion: answer)
    database.halt(.forked)
    hold.open()
    done.wait()
    // The first appends nothing: it was durable before, and owes the journal nothing.
    #expect(errors.current == [nil, StoreError(.refusedByWitness)])
    #expect(try scratch.bystander().count("leaves") == 0)
  }

  @Test func `a write committed when the log is halted is answered with the refusal, and not signed`() throws {
    let scratch = try Scratch()
    let halting = HaltingCommits()
    let database = try scratch.open { $0.faults = halting }
    halting.database.change { $0 = database }
    defer { halting.database.change { $0 = nil } }
    #expect(throws: StoreError(.refusedByWitness)) { try database.writeAndWait { $0.append(try body("committed")) } }
    #expect(try scratch.bystander().count("leaves") == 1)
    #expect(database.checkpoint.checkpoint.size == 0)
    let kept = try #require(FileManager.default.contents(atPath: scratch.checkpoint.path))
    #expect(try scratch.signer.verifier.verify([UInt8](kept)).checkpoint.size == 0)
  }
}

/// Halts the log between a commit and its signature.
private final class HaltingCommits: CommitFaults {
  let database = Shared<Database?>(nil)
  func beforeCommit(sequence: Int64) throws {}
  func afterCommit(sequence: Int64) throws { database.current?.halt(.forked) }
}
