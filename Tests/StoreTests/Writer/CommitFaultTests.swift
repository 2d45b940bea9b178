import Foundation
import Journal
import Testing

@testable import Store

/// Fails chosen commits, before or after they happen.
final class FailingCommits: CommitFaults {
  private let before: Shared<Int>
  private let after: Shared<Int>
  init(before: Int = 0, after: Int = 0) {
    self.before = Shared(before)
    self.after = Shared(after)
  }
  func beforeCommit(sequence: Int64) throws { try fail(before) }
  func afterCommit(sequence: Int64) throws { try fail(after) }
  private func fail(_ left: Shared<Int>) throws {
    let fails = left.change { left in
      left -= 1
      return left >= 0
    }
    if fails { throw StoreError(.inputOutput, "a planted fault") }
  }
}

struct CommitFaultTests {
  @Test func `a commit that fails is rerun job by job, and every job is answered once`() throws {
    let scratch = try Scratch()
    let database = try scratch.open { $0.faults = FailingCommits(before: 1) }
    let runs = Shared(0)
    let results = Shared<[Bool]>([])
    let hold = Barrier()
    let done = DispatchGroup()
    for number in 0..<4 {
      done.enter()
      database.write { transaction in
        if number == 0 { hold.wait() }
        runs.change { $0 += 1 }
        transaction.append(try body("\(number)"))
      } completion: { result in
        results.change { $0.append((try? result.get()) != nil) }
        done.leave()
      }
    }
    hold.open()
    done.wait()
    // The first commit held one job or more, depending on when the writer woke: a lone job is not rerun.
    #expect(results.current.count == 4)
    #expect(try scratch.bystander().count("leaves") == Int64(results.current.count { $0 }))
    database.close()
    _ = try scratch.open().close()
  }

  @Test func `a lone job whose commit fails is told so, leaves nothing, and the next one passes`() throws {
    let scratch = try Scratch()
    let database = try scratch.open { $0.faults = FailingCommits(before: 1) }
    #expect(throws: StoreError(.inputOutput)) { try database.writeAndWait { $0.append(try body("lost")) } }
    #expect(try scratch.bystander().count("leaves") == 0)
    #expect(try database.writeAndWait { $0.append(try body("kept")) }.leaves == [0])
    database.close()
    #expect(try scratch.open().checkpoint.checkpoint.size == 1)
  }

  @Test func `a commit that failed but persisted counts as done, once`() throws {
    let scratch = try Scratch()
    let database = try scratch.open { $0.faults = FailingCommits(after: 2) }
    let runs = Shared(0)
    for expected in UInt64(0)..<3 {
      let committed = try database.writeAndWait { transaction in
        runs.change { $0 += 1 }
        transaction.append(try body("x"))
      }
      #expect(committed.leaves == [expected])
      _ = try committed.receipts[0].verify(with: scratch.signer.verifier)
    }
    #expect(runs.current == 3)
    database.close()
    #expect(try scratch.open().checkpoint.checkpoint.size == 3)
  }

  @Test func `a log longer than its signature, as a kill between the two leaves it, is signed at start`() throws {
    let scratch = try Scratch()
    let first = try scratch.open()
    try first.writeAndWait { $0.append(try body("signed")) }
    let signed = try #require(FileManager.default.contents(atPath: scratch.checkpoint.path))
    try first.writeAndWait { $0.append(try body("committed, then killed")) }
    first.close()
    try signed.write(to: scratch.checkpoint)
    let second = try scratch.open()
    #expect(second.checkpoint.checkpoint.size == 2)
    #expect(try second.writeAndWait { $0.append(try body("next")) }.leaves == [2])
  }

  @Test func `a full disk refuses what does not fit, keeps what was, and recovers`() throws {
    let scratch = try Scratch()
    let large = [UInt8](repeating: 7, count: 200_000)
    do {
      let database = try scratch.open()
      try database.writeAndWait { transaction in
        transaction.append(try body("before"))
        try transaction.connection.run("CREATE TABLE big (x BLOB)")
      }
      database.close()
    }
    let limited = try scratch.open { $0.maximumPages = 40 }
    #expect(throws: StoreError(.full)) {
      try limited.writeAndWait { transaction in
        transaction.append(try body("too much"))
        try transaction.connection.run("INSERT INTO big VALUES (?)", .blob(large))
      }
    }
    #expect(try limited.writeAndWait { $0.append(try body("small")) }.leaves == [1])
    #expect(try scratch.bystander().count("big") == 0)
    limited.close()
    let freed = try scratch.open()
    try freed.writeAndWait { try $0.connection.run("INSERT INTO big VALUES (?)", .blob(large)) }
    #expect(try freed.writeAndWait { $0.append(try body("after")) }.leaves == [2])
  }

  @Test func `of jobs that fill the disk together, each that fits alone passes`() throws {
    let scratch = try Scratch()
    let prepared = try scratch.open()
    // What is free is counted from what the schema takes, which grows with each migration.
    let pages = try prepared.writeAndWait { transaction in
      try transaction.connection.run("CREATE TABLE big (x BLOB)")
      return try transaction.connection.first("PRAGMA page_count") { try $0.integer() } ?? 0
    }.value
    prepared.close()
    let database = try scratch.open { $0.maximumPages = Int(pages) + 20 }
    let hold = Barrier()
    let done = DispatchGroup()
    let results = Shared<[String]>([])
    database.write { _ in
      hold.wait()
    } completion: { _ in
    }
    hold.untilHeld()
    for number in 0..<6 {
      done.enter()
      database.write { transaction in
        transaction.append(try body("\(number)"))
        let bytes = [UInt8](repeating: 1, count: number == 2 ? 400_000 : 2000)
        try transaction.connection.run("INSERT INTO big VALUES (?)", .blob(bytes))
      } completion: { result in
        results.change {
          switch result {
          case .success: $0.append("done")
          case .failure(let error): $0.append((error as? StoreError)?.code.rawValue ?? "other")
          }
        }
        done.leave()
      }
    }
    hold.open()
    done.wait()
    #expect(results.current == ["done", "done", "full", "done", "done", "done"])
    #expect(try scratch.bystander().count("leaves") == 5)
    database.close()
    #expect(try scratch.open().checkpoint.checkpoint.size == 5)
  }

  @Test func `a locked database is answered as busy, and recovers`() throws {
    let scratch = try Scratch()
    let database = try scratch.open { $0.busyTimeout = 20 }
    let bystander = try scratch.bystander()
    try bystander.script("BEGIN IMMEDIATE")
    #expect(throws: StoreError(.busy)) { try database.writeAndWait { $0.append(try body("waits")) } }
    #expect(try database.read { try $0.connection.count("leaves") } == 0, "readers are not held by a writer")
    try bystander.script("ROLLBACK")
    #expect(try database.writeAndWait { $0.append(try body("passes")) }.leaves == [0])
  }

  @Test func `while the checkpoint cannot be kept outside, no receipt is given`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    try FileManager.default.moveItem(at: scratch.outside, to: scratch.root.appending(path: "away"))
    #expect(throws: StoreError(.inputOutput)) { try database.writeAndWait { $0.append(try body("unseen")) } }
    #expect(database.checkpoint.checkpoint.size == 0)
    try database.writeAndWait { try $0.connection.run("CREATE TABLE t (x)") }
    try FileManager.default.moveItem(at: scratch.root.appending(path: "away"), to: scratch.outside)
    let committed = try database.writeAndWait { $0.append(try body("seen")) }
    #expect(committed.leaves == [1])
    #expect(database.checkpoint.checkpoint.size == 2)
  }

  @Test func `a checkpoint that could not be kept is kept by the next write, even one that appends nothing`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let away = scratch.root.appending(path: "away")
    try FileManager.default.moveItem(at: scratch.outside, to: away)
    #expect(throws: StoreError(.inputOutput)) { try database.writeAndWait { $0.append(try body("unseen")) } }
    try database.writeAndWait { _ in }
    #expect(database.isCheckpointOverdue)
    #expect(database.checkpoint.checkpoint.size == 0)
    try FileManager.default.moveItem(at: away, to: scratch.outside)
    try database.writeAndWait { _ in }
    #expect(!database.isCheckpointOverdue)
    #expect(database.checkpoint.checkpoint.size == 1)
    #expect(try database.receipt(leaf: 0).inclusion.index == 0)
  }
}
