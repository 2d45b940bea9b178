import Foundation
import Journal
import Synchronization
import TestSupport
import Testing
import Witness

struct ConcurrencyTests {
  @Test func `of many requests at once from one size, exactly one is cosigned`() throws {
    let log = try TestLog(300)
    let witness = try TestWitness(trusting: [log.signer.key])
    let running = try witness.start()
    _ = try running.cosign(log.request(0, 100))
    let requests = try (101...164).map { try log.request(100, $0) }
    let answers = Mutex<[WitnessAnswer]>([])
    DispatchQueue.concurrentPerform(iterations: requests.count) { index in
      guard let answer = try? running.add(requests[index]) else { return }
      answers.withLock { $0.append(answer) }
    }
    let all = answers.withLock { $0 }
    #expect(all.count == 64)
    #expect(all.count { $0.status == 200 } == 1)
    let size = try #require(try witness.kept()).size
    #expect(all.count { $0 == .conflict(size: size) } == 63)
  }

  @Test func `of two histories sent at once, one is cosigned for ever`() throws {
    for round in 0..<20 {
      let (log, fork) = (try TestLog(40), try TestLog(40, fork: 15))
      let witness = try TestWitness(trusting: [log.signer.key])
      let running = try witness.start()
      _ = try running.cosign(log.request(0, 10))
      let requests = [try log.request(10, 20), try fork.request(10, 20)]
      let statuses = Mutex<[Int: Int]>([:])
      DispatchQueue.concurrentPerform(iterations: 2) { index in
        let status = (try? running.add(requests[index]))?.status
        statuses.withLock { $0[index] = status }
      }
      let result = statuses.withLock { $0 }
      #expect(result.values.sorted() == [200, 409], "round \(round)")
      let (winner, loser) = result[0] == 200 ? (log, fork) : (fork, log)
      #expect(try running.add(loser.request(20, 40)) == .unproven)
      _ = try running.cosign(winner.request(20, 40))
    }
  }
}
