/// What can be measured, in the order of the report.
enum Benchmark: String, CaseIterable, Sendable {
  case limits, seal, open, journal, policy, decision, completion, pages, transmission, statistics, retention

  /// The names, for the help.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Whether it needs policies.
  var decides: Bool { [.decision, .pages, .transmission, .retention].contains(self) }

  /// Its cases. Each is prepared when its turn comes, so that what one holds (threads, files) does not weigh on another.
  /// - Parameters:
  ///   - policies: those in force, for what decides.
  ///   - entries: how many entries journals have; nil: what each measure needs.
  func races(policies: [PolicyFiles.Source], entries: UInt64?) throws -> [() throws -> Race] {
    switch self {
    case .limits: try RawCryptography.races().map { race in { race } }
    case .seal:
      [
        { try SealBenchmark().sealing(to: 1) },
        { try SealBenchmark().sealing(to: 5, target: .rate(2300)) },
        { try SealBenchmark().sealing(to: 20) },
      ]
    case .open: [{ try SealBenchmark().opening() }]
    case .journal: JournalBenchmark(entries: entries).races()
    case .policy: [{ try PolicyBenchmark().deciding() }, { try PolicyBenchmark().decidingAmongOthers() }]
    case .decision: [{ try DecisionBenchmark(policies: policies).deciding(target: .median(35)) }]
    case .completion: [{ try CompletionBenchmark().completing() }]
    case .pages: try PagesBenchmark(policies: policies).races(target: .median(20_000))
    case .statistics: [{ try StatisticsBenchmark().making(target: .median(10_000_000)) }]
    case .transmission: [{ try TransmissionBenchmark(policies: policies).transmitting(target: .ratio(0.4)) }]
    case .retention:
      [
        {
          try RetentionBenchmark(policies: policies, count: Int(entries ?? 4096)).erasing(target: .rate(10_000))
        }
      ]
    }
  }
}
