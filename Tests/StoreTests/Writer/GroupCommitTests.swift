import Foundation
import Journal
import Testing

@testable import Store

struct Refused: Error, Equatable {}

struct GroupCommitTests {
  /// Queues jobs while the writer is held, so that they share one commit; gives the results in the order of completion.
  private func together<Value: Sendable>(
    _ database: Database, _ jobs: [@Sendable (WriteTransaction) throws -> Value]
  ) throws -> [(Int, Result<Committed<Value>, any Error>)] {
    let hold = Barrier()
    let done = DispatchGroup()
    let results = Shared<[(Int, Result<Committed<Value>, any Error>)]>([])
    database.write { _ in
      hold.wait()
    } completion: { _ in
    }
    hold.untilHeld()
    for (index, job) in jobs.enumerated() {
      done.enter()
      database.write(job) { result in
        results.change { $0.append((index, result)) }
        done.leave()
      }
    }
    hold.open()
    done.wait()
    return results.current
  }

  @Test func `jobs that wait together share a commit and are answered in order`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let answers = try together(
      database, (0..<50).map { number in { $0.append(try body("\(number)")).position } })
    #expect(answers.map(\.0) == Array(0..<50))
    let committed = try answers.map { try $0.1.get() }
    #expect(committed.flatMap(\.leaves) == Array(0..<50))
    let sizes = Set(committed.map { $0.checkpoint?.checkpoint.size })
    #expect(sizes == [50], "fifty jobs, one signed tree")
  }

  @Test func `one failing job among many undoes itself alone and leaves no gap in the journal`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let answers = try together(
      database,
      (0..<9).map { number in
        { transaction in
          transaction.append(try body("\(number)"))
          try transaction.connection.run("CREATE TABLE t\(number) (x)")
          if number == 4 { throw Refused() }
        }
      })
    for (number, result) in answers {
      switch result {
      case .success(let committed):
        #expect(number != 4)
        #expect(committed.leaves == [UInt64(number < 4 ? number : number - 1)])
        for receipt in try committed.receipts { _ = try receipt.verify(with: scratch.signer.verifier) }
      case .failure(let error):
        #expect(number == 4)
        #expect(error is Refused)
      }
    }
    let bystander = try scratch.bystander()
    #expect(try bystander.count("leaves") == 8)
    #expect(try bystander.count("bodies") == 8)
    let tables = try bystander.all("SELECT name FROM sqlite_schema WHERE name LIKE 't_' ORDER BY 1") { try $0.text() }
    #expect(tables == ["t0", "t1", "t2", "t3", "t5", "t6", "t7", "t8"])
  }

  @Test func `a later job of the same commit sees what an earlier one wrote`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let answers = try together(
      database,
      [
        {
          try $0.connection.run("CREATE TABLE seen (x)")
          return 0
        },
        { try $0.connection.run("INSERT INTO seen VALUES (?)", .integer(7)) },
        { Int(try $0.connection.count("seen")) + 6 },
      ] as [@Sendable (WriteTransaction) throws -> Int])
    #expect(try answers.map { try $0.1.get().value } == [0, 1, 7])
  }

  @Test func `entries are numbered after every savepoint, so that a job never sees its own leaf`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let answers = try together(
      database,
      (0..<5).map { _ in
        { transaction in
          transaction.append(try body("x"))
          return try transaction.connection.count("leaves")
        }
      })
    #expect(try answers.map { try $0.1.get().value } == [0, 0, 0, 0, 0])
  }

  @Test func `a second connection sees the rows and the kept checkpoint when the completion runs`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let seen = Shared<(Int64, UInt64)?>(nil)
    let done = DispatchSemaphore(value: 0)
    database.write {
      $0.append(try body("durable"))
    } completion: { _ in
      let rows = try? scratch.bystander().count("leaves")
      let kept = FileManager.default.contents(atPath: scratch.checkpoint.path)
      let size = try? kept.map { try scratch.signer.verifier.verify([UInt8]($0)).checkpoint.size }
      seen.change { $0 = (rows ?? -1, size ?? 99) }
      done.signal()
    }
    done.wait()
    #expect(seen.current?.0 == 1)
    #expect(seen.current?.1 == 1)
  }

  @Test func `a job without entries is answered without a checkpoint`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let committed = try database.writeAndWait { try $0.connection.run("CREATE TABLE t (x)") }
    #expect(committed.checkpoint == nil)
    #expect(try committed.receipts.isEmpty)
    #expect(database.checkpoint.checkpoint.size == 0)
  }

  @Test func `receipts of a job follow its tickets`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let bodies = [try body("first"), try body("second", .disclosure)]
    let committed = try database.writeAndWait { transaction in bodies.map { transaction.append($0) } }
    for (ticket, body) in zip(committed.value, bodies) {
      let entry = try committed.receipt(ticket).verify(with: scratch.signer.verifier)
      try body.verify(against: entry)
    }
    #expect(try committed.receipts.map(\.inclusion.index) == [0, 1])
  }

  @Test func `a full queue refuses at once, and what was queued is still done`() throws {
    let scratch = try Scratch()
    let database = try scratch.open { $0.queueCapacity = 3 }
    let hold = Barrier()
    let started = DispatchSemaphore(value: 0)
    database.write { _ in
      started.signal()
      hold.wait()
    } completion: { _ in
    }
    started.wait()
    let outcomes = Shared<[StoreError.Code?]>([])
    let done = DispatchGroup()
    for _ in 0..<5 {
      done.enter()
      database.write {
        $0.append(try body("x"))
      } completion: { result in
        outcomes.change {
          if case .failure(let error) = result { $0.append((error as? StoreError)?.code) } else { $0.append(nil) }
        }
        done.leave()
      }
    }
    #expect(outcomes.current == [.overloaded, .overloaded])
    hold.open()
    done.wait()
    #expect(outcomes.current == [.overloaded, .overloaded, nil, nil, nil])
  }

  @Test func `a closed database refuses writes and reads, and has answered what it had taken`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    let answered = Shared(0)
    for _ in 0..<100 {
      database.write {
        $0.append(try body("x"))
      } completion: { _ in
        answered.change { $0 += 1 }
      }
    }
    database.close()
    #expect(answered.current == 100)
    #expect(throws: StoreError(.closed)) { try database.writeAndWait { _ in } }
    #expect(throws: StoreError(.closed)) { try database.read { _ in } }
  }
}
