import Journal

/// The journal: appending to it durably, proving from it, starting on it, verifying an export of it.
struct JournalBenchmark {
  /// Entries of the journals that are made, when nothing else is asked: many where size is what counts, and only as many
  /// to verify as show the rate, which each entry adds to.
  private static let (kept, exported): (UInt64, UInt64) = (1_000_000, 100_000)

  /// How many entries the journals that are made have; nil: what each measure needs.
  let entries: UInt64?

  /// Its cases, prepared in turn. What several of them measure is made once, by the first of them.
  func races() -> [() throws -> Race] {
    let long = Shared { try LongJournal(count: entries ?? Self.kept) }
    let export = Shared { try VerifyingBenchmark(count: entries ?? Self.exported) }
    return [
      { try Self.appending(inBatchesOf: 32, target: .rate(60_000)) },
      { try Self.appending(inBatchesOf: 256, target: .rate(100_000)) },
      { try ProvingBenchmark(journal: long.value()).inclusion(target: .median(1000)) },
      { try ProvingBenchmark(journal: long.value()).consistency(target: .median(1000)) },
      { try StartingBenchmark(journal: long.value()).starting(target: .median(1_000_000)) },
      { try export.value().files() },
      { try export.value().bodies() },
      { try export.value().replay(target: .rate(400_000)) },
    ]
  }

  /// Durable entries through the store, beside bare commits of as many rows on the same disk.
  private static func appending(inBatchesOf batch: Int, target: Target) throws -> Race {
    let folder = try ScratchFolder()
    let appending = try DurableAppends(folder, batch: batch)
    return Race(
      name: "journal", variant: "batches of \(batch)", workload: appending,
      limit: .init(name: "bare commits of \(batch) rows", workload: try BareCommits(folder, batch: batch)),
      target: target)
  }
}

/// What is made when it is first asked for.
private final class Shared<Value> {
  private let make: () throws -> Value
  private var made: Value?

  init(_ make: @escaping () throws -> Value) { self.make = make }

  func value() throws -> Value {
    if let made { return made }
    let value = try make()
    made = value
    return value
  }
}
