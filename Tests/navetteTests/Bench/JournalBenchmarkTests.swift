import Foundation
import Gateway
import Journal
import Testing

@testable import navette

struct JournalBenchmarkTests {
  @Test func `each measure of the journal works, on journals of any length, beside its limit`() throws {
    let races = JournalBenchmark(entries: 1500).races()
    #expect(races.count == 8)
    var names: Set<String> = []
    for prepare in races {
      let race = try prepare()
      names.insert(race.variant)
      let limit = try #require(race.limit, "\(race.variant)")
      for workload in [race.workload, limit.workload] {
        try workload.settle()
        let slice = try workload.run(for: 10_000_000)
        #expect(slice.operations > 0 && slice.nanoseconds > 0, "\(race.variant)")
      }
    }
    #expect(names.count == races.count)
  }

  @Test func `the sample journal tells whole lives, and one body less of it does not verify`() throws {
    let folder = try ScratchFolder()
    let export = folder.url.appending(path: "export", directoryHint: .isDirectory)
    try SampleJournal(count: 1500).export(to: export)
    var replay = JournalReplay()
    let report = try ExportVerifier().verify(export, visiting: &replay)
    #expect(report.isSound && replay.faults.isEmpty)
    #expect(replay.tally.read == 1500 && replay.tally.permitted > 1400 && replay.tally.refused == 0)

    // Entry 100 sends a fiche: what follows of it is then unexplained.
    let lives = try SampleLives()
    var partial = JournalReplay()
    for index in (0..<UInt64(1500)) where index != 100 {
      try lives.body(index).bytes.withUnsafeBytes { partial.visit($0, of: nil, at: index) }
    }
    #expect(partial.faults.contains { $0.kind == .unknownSubject })
  }

  @Test func `hashes that were not kept are refused`() throws {
    let hashes = KeptHashes([])
    #expect(throws: CommandError.self) { try hashes.hashes(level: 0, indexes: 0..<1) }
    #expect(throws: CommandError.self) { try hashes.hashes(level: 8, indexes: 0..<1) }
  }
}
