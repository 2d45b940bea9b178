import Store

/// Starts on a long journal, beside starts on one that has a single entry: what is kept is not computed again.
struct StartingBenchmark {
  let journal: LongJournal

  func starting(target: Target) throws -> Race {
    Race(
      name: "journal", variant: "start with \(Figures.rate(Double(journal.size))) entries",
      workload: Starts(journal: journal),
      limit: .init(name: "start with 1 entry", workload: Starts(journal: try LongJournal(count: 1))), target: target)
  }
}

/// Opens a database and checks its journal against the kept checkpoint; closing it is off the clock.
private struct Starts: Workload {
  let journal: LongJournal

  func run(for nanoseconds: UInt64) throws -> Slice {
    let start = Stopwatch.wall()
    var latencies: [UInt32] = []
    var (elapsed, spent): (UInt64, UInt64) = (0, 0)
    repeat {
      let (begun, processor) = (Stopwatch.wall(), Stopwatch.process())
      let database = try journal.open()
      let lasted = Stopwatch.wall() - begun
      spent += Stopwatch.process() - processor
      elapsed += lasted
      latencies.append(UInt32(clamping: lasted))
      database.close()
    } while Stopwatch.wall() - start < nanoseconds
    return Slice(operations: latencies.count, nanoseconds: elapsed, processor: spent, latencies: latencies)
  }
}
