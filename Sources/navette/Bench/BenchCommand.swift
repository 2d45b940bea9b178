/// `navette bench`
struct BenchCommand: Command {
  private static let names = Operand(
    "NAME", .code(Benchmark.allCases.map(\.rawValue)), "What to measure: \(Benchmark.list). Default: everything.",
    isRequired: false, isRepeated: true)
  private static let seconds = Option(
    "seconds", "S", .integer(in: 1...600), "Time given to each case, beside warming up. Default: 3.")
  private static let entries = Option(
    "entries", "N", .integer(in: 1...10_000_000),
    "Entries of the journals that are made. Default: 1,000,000 to prove and to start, 100,000 to verify; 4,096 fiches to erase."
  )
  private static let policies = Option("policies", "DIR", .path, "The policies to decide by. Default: Policies.")

  static let declaration = Declaration(
    "bench",
    summary:
      "Measure this machine: sealing, opening, journal, policies, decisions, completion, pages, transmissions, statistics, "
      + "retention.",
    discussion: [
      "Each case runs in turns with what bounds it physically (the bare cryptography, bare durable commits), and prints "
        + "its rate, its median and 99th percentile, and its ratio to that bound. Rates are medians of "
        + "\(Schedule.rounds) rounds; those of what only computes are for one core.",
      "What is durable is measured in the temporary folder (`TMPDIR`): put it on the disk that matters. Everything made "
        + "there is removed.",
    ], operands: [names.parameter],
    options: [seconds.parameter, entries.parameter, policies.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette bench", "Everything, in about two minutes."),
      .init("navette bench seal journal --seconds 10 --json", "Two of them, longer, for a program."),
      .init("navette bench journal --entries 1000000", "A verification in full of as many entries, of 1.6 kB each."),
    ])

  private let benchmarks: [Benchmark]
  private let schedule: Schedule
  private let entries: UInt64?
  private let policies: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    let asked = try Set(values.all(Self.names))
    benchmarks = Benchmark.allCases.filter { asked.isEmpty || asked.contains($0.rawValue) }
    schedule = Schedule(seconds: try values.optional(Self.seconds) ?? 3)
    entries = try values.optional(Self.entries).map(UInt64.init)
    guard let standard = FilePath("Policies") else { throw CommandError.usage("--policies is missing") }
    policies = try values.optional(Self.policies) ?? standard
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    let machine = BenchReport.Machine.current()
    let policies = try benchmarks.contains(where: \.decides) ? PolicyFiles.read(policies) : []
    var outcomes: [Outcome] = []
    for benchmark in benchmarks {
      for prepare in try benchmark.races(policies: policies, entries: entries) {
        let race = try prepare()
        if console.isTerminal, !isJSON { console.writeError("measuring \(race.name), \(race.variant)…\u{1B}[K\r") }
        outcomes.append(try schedule.measure(race))
      }
    }
    if console.isTerminal, !isJSON { console.writeError("\u{1B}[K") }
    let report = BenchReport(outcomes: outcomes, machine: machine)
    console.print(isJSON ? report.json.text : report.text)
  }
}
