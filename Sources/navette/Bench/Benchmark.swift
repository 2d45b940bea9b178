/// What can be measured, in the order of the report.
enum Benchmark: String, CaseIterable, Sendable {
  case limits, seal, open, journal, policy, decision, completion, pages, transmission

  /// The names, for the help.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Whether it needs policies.
  var decides: Bool { [.decision, .pages, .transmission].contains(self) }

  /// Its cases. Each is prepared when its turn comes, so that what one holds (threads, files) does not weigh on another.
  /// - Parameter policies: those in force, for what decides.
  func races(policies: [PolicyFiles.Source]) throws -> [() throws -> Race] {
    switch self {
    case .limits: try RawCryptography.races().map { race in { race } }
    case .seal:
      [
        { try SealBenchmark().sealing(to: 1) },
        { try SealBenchmark().sealing(to: 5, target: .rate(2300)) },
        { try SealBenchmark().sealing(to: 20) },
      ]
    case .open: [{ try SealBenchmark().opening() }]
    case .journal:
      [
        { try JournalBenchmark.appending(inBatchesOf: 32, target: .rate(60_000)) },
        { try JournalBenchmark.appending(inBatchesOf: 256, target: .rate(100_000)) },
      ]
    case .policy: [{ try PolicyBenchmark().deciding() }, { try PolicyBenchmark().decidingAmongOthers() }]
    case .decision: [{ try DecisionBenchmark(policies: policies).deciding(target: .median(35)) }]
    case .completion: [{ try CompletionBenchmark().completing() }]
    case .pages: try PagesBenchmark(policies: policies).races(target: .median(20_000))
    case .transmission: [{ try TransmissionBenchmark(policies: policies).transmitting(target: .ratio(0.4)) }]
    }
  }
}
