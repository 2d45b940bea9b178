import Foundation
import Journal
import Testing

@testable import Store

struct DurableWriteTests {
  @Test(arguments: PlantedFault.all)
  func `whichever durable write fails, nothing acknowledged is lost, and nothing is signed twice differently`(
    fault: PlantedFault
  ) throws {
    let scratch = try Scratch()
    let planter = FaultPlanter(fault)
    var acknowledged: [Acknowledged] = []
    var failures = 0
    func write(_ database: Database, _ text: String) throws {
      do {
        let committed = try database.writeAndWait { transaction in
          let body = try body(text)
          transaction.append(body)
          return body
        }
        acknowledged.append(try Acknowledged(committed, verifier: scratch.signer.verifier))
      } catch is StoreError {
        failures += 1
      }
    }
    func open() throws -> Database {
      try scratch.open {
        $0.faults = planter
        $0.keepingFaults = planter
      }
    }
    var database = try open()
    for number in 0..<3 { try write(database, "\(number)") }
    #expect(failures == (fault.isAcknowledged ? 0 : 1))
    if !fault.goesOn {
      database.close()
      database = try open()
    }
    try database.writeAndWait { _ in }
    // Whatever the next write appends, what was committed is signed for: a retry finds its receipt.
    let held = try database.read { try $0.journal.size }
    #expect(held == UInt64(acknowledged.count + (fault.persists && !fault.isAcknowledged ? 1 : 0)))
    #expect(!database.isCheckpointOverdue)
    for number in 3..<6 { try write(database, "\(number)") }
    #expect(database.checkpoint.checkpoint.size == held + 3)
    database.close()

    let again = try scratch.open()
    let newest = again.checkpoint
    try again.read { transaction in
      try WholeVerification(source: transaction.journal, verifier: scratch.signer.verifier)
        .run(acknowledged, notes: planter.notes.current, newest: newest)
    }
    #expect(newest.checkpoint.size == held + 3)
  }

  @Test func `jobs of a commit of which nobody knows whether it persisted are not done twice`() throws {
    let scratch = try Scratch()
    let planter = FaultPlanter(PlantedFault(place: .committedBlindly, goesOn: true))
    let database = try scratch.open { $0.faults = planter }
    try database.writeAndWait { $0.append(try body("before")) }
    let hold = Barrier()
    let done = DispatchGroup()
    let failed = Shared(0)
    database.write { _ in
      hold.wait()
    } completion: { _ in
    }
    hold.untilHeld()
    for number in 0..<4 {
      done.enter()
      database.write { transaction in
        transaction.append(try body("\(number)"))
      } completion: { result in
        if case .failure = result { failed.change { $0 += 1 } }
        done.leave()
      }
    }
    hold.open()
    done.wait()
    try database.writeAndWait { _ in }
    // They were told that it failed, and are there once.
    #expect(failed.current == 4)
    #expect(try scratch.bystander().count("leaves") == 5)
    #expect(database.checkpoint.checkpoint.size == 5)
  }
}
