import Foundation
import Journal
import TestSupport
import Testing
import Witness

struct TimeTests {
  private let log: TestLog
  private let witness: TestWitness
  private let running: LogWitness

  init() throws {
    log = try TestLog(9)
    witness = try TestWitness(trusting: [log.signer.key])
    running = try witness.start()
    _ = try running.cosign(log.request(0, 1))
  }

  private func time(after seconds: TimeInterval) throws -> UInt64 {
    witness.wait(seconds)
    let size = Int(try #require(try witness.kept()).size)
    return try running.cosign(log.request(size, size + 1)).time
  }

  @Test func `a clock that is set back a little makes no earlier cosignature`() throws {
    #expect(try time(after: -30) == 1_800_000_000)
    #expect(try time(after: -3000) == 1_800_000_000)
    #expect(try time(after: 3040) == 1_800_000_010)
  }

  @Test func `a clock that was far ahead and is corrected is believed again`() throws {
    #expect(try time(after: 400_000_000) == 2_200_000_000)
    #expect(try time(after: -400_000_000) == 1_800_000_000)
  }

  @Test func `a clock that is nowhere stops nothing`() throws {
    #expect(try time(after: -5_000_000_000) == 0)
    #expect(try time(after: 1e300) == 9_000_000_000_000_000)
    #expect(try witness.kept()?.cosignature?.time == 9_000_000_000_000_000)
  }
}
