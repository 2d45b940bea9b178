import Cryptography
import Foundation
import Journal
import Testing

@testable import Store

struct PruningTests {
  private static let hour: TimeInterval = 3600

  /// A database whose clock stands still until it is moved.
  private func open(_ scratch: Scratch, _ clock: Shared<Date>) throws -> Database {
    try Database(
      .init(
        folder: try DataFolder(scratch.data), checkpointFile: scratch.checkpoint, signer: scratch.signer,
        clock: { clock.current }))
  }

  @Test func `bodies of a class expire by the hour of their entry, and no other goes`() throws {
    let scratch = try Scratch()
    let clock = Shared(scratchDate)
    let database = try open(scratch, clock)
    for number in 0..<6 {
      _ = try database.writeAndWait { transaction in
        transaction.append(try body("access \(number)"))
        transaction.append(try body("disclosure \(number)", .disclosure))
      }
      // The fourth hour comes before the third: a clock that went back.
      clock.change { $0 += number == 2 ? -2 * Self.hour : Self.hour }
    }
    // Hours 0, 1, 2, 0, 1, 2: what began before the second hour is past.
    let limit = TimeBucket(containing: scratchDate + 2 * Self.hour)
    let expired = try database.read { try $0.expiredBodies(.access, before: limit, limit: 100) }
    #expect(expired == [0, 2, 6, 8])
    #expect(try database.read { try $0.expiredBodies(.access, before: limit, from: 3, limit: 1) } == [6])
    #expect(
      try database.read { try $0.expiredBodies(.disclosure, before: limit) } == ExpiredBodies(count: 4, span: 1...9))
    let none = TimeBucket(containing: scratchDate)
    #expect(try database.read { try $0.expiredBodies(.access, before: none) } == ExpiredBodies(count: 0, span: nil))
    #expect(try database.writeAndWait { try $0.prune(expired) }.value == expired)
    #expect(try database.writeAndWait { try $0.prune(expired) }.value.isEmpty, "nothing twice")
    let bodies = try database.read { try $0.journal.bodies(0..<12) }
    #expect(bodies.indices.filter { bodies[$0] == nil } == [0, 2, 6, 8])
    // Every proof still holds.
    for leaf in UInt64(0)..<12 { _ = try database.receipt(leaf: leaf).verify(with: scratch.signer.verifier) }
  }

  @Test func `a pruned body is in no file any more, nor its nonce, and its entry is`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let pruned = try (0..<40).map { try body("recognisable-\($0)-\(String(repeating: "z", count: 900))") }
    let kept = try body("kept-and-recognisable", .disclosure)
    _ = try database.writeAndWait { transaction in
      for body in pruned { transaction.append(body) }
      transaction.append(kept)
    }
    #expect(try found(pruned[3].nonce.bytes, in: scratch) && found(Array("recognisable-3-".utf8), in: scratch))
    _ = try database.writeAndWait { try $0.prune(Array(0..<40)) }
    #expect(database.foldLog())
    for body in pruned {
      #expect(try !found(body.nonce.bytes, in: scratch))
      #expect(try found(body.commitment.bytes, in: scratch), "the entry is for ever")
    }
    #expect(try !found(Array("recognisable-3".utf8), in: scratch))
    #expect(try found(Array("kept-and-recognisable".utf8), in: scratch))
    database.close()
    let again = try scratch.open()
    #expect(again.checkpoint.checkpoint.size == 41)
    again.close()
    #expect(try !found(Array("recognisable-3".utf8), in: scratch))
  }

  @Test func `a pruning whose commit fails deletes nothing, and the next one does`() throws {
    let scratch = try Scratch()
    let first = try scratch.open()
    _ = try first.writeAndWait { transaction in for _ in 0..<3 { transaction.append(try body("x")) } }
    first.close()
    let faulty = try scratch.open { $0.faults = FailingCommits(before: 1) }
    #expect(throws: StoreError(.inputOutput)) { try faulty.writeAndWait { try $0.prune([0, 1]) } }
    #expect(try scratch.bystander().count("bodies") == 3)
    #expect(try faulty.writeAndWait { try $0.prune([0, 1]) }.value == [0, 1])
    #expect(try scratch.bystander().count("bodies") == 1)
  }

  @Test func `a process killed during a pruning leaves whole batches, and the pruning is resumed`() throws {
    let (scratch, killed) = (try Scratch(), try Scratch())
    let database = try scratch.open()
    _ = try database.writeAndWait { transaction in
      for number in 0..<30 { transaction.append(try body("recognisable-\(number)-")) }
    }
    _ = try database.writeAndWait { try $0.prune(Array(0..<10)) }
    // The second batch is written and not committed: what a kill leaves is what the files hold then.
    let hold = Barrier()
    let done = DispatchSemaphore(value: 0)
    database.write {
      _ = try $0.prune(Array(10..<20))
      hold.wait()
    } completion: { _ in
      done.signal()
    }
    hold.untilHeld()
    try FileManager.default.createDirectory(
      at: killed.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in ["navette.db", "navette.db-wal"] {
      try FileManager.default.copyItem(
        at: scratch.data.appending(path: name), to: killed.data.appending(path: name))
    }
    try FileManager.default.copyItem(at: scratch.checkpoint, to: killed.checkpoint)
    hold.open()
    done.wait()
    let again = try Database(
      .init(
        folder: try DataFolder(killed.data), checkpointFile: killed.checkpoint, signer: scratch.signer,
        clock: { scratchDate }))
    let hour = TimeBucket(containing: scratchDate + 2 * Self.hour)
    let left = try again.read { try $0.expiredBodies(.access, before: hour, limit: 100) }
    #expect(left == Array(10..<30))
    #expect(try again.writeAndWait { try $0.prune(left) }.value == left)
    #expect(again.foldLog())
    #expect(try !found(Array("recognisable-".utf8), in: killed))
    for leaf in UInt64(0)..<30 { _ = try again.receipt(leaf: leaf).verify(with: scratch.signer.verifier) }
  }

  private func found(_ bytes: [UInt8], in scratch: Scratch) throws -> Bool {
    try scratch.files().values.contains { Data($0).range(of: Data(bytes)) != nil }
  }
}
