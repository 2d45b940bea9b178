/// Pages for somebody who has thousands of fiches, over mutual TLS, beside a page of the same server that reads nothing.
struct PagesBenchmark {
  private static let fiches = 10_000
  /// What reads nothing.
  private static let still = "/aide"

  private let crowded: CrowdedServer

  init(policies: [PolicyFiles.Source]) throws { crowded = try CrowdedServer(policies: policies, fiches: Self.fiches) }

  /// A list's first page, the same narrowed to what none of its fiches is, and the home page: for the author of all those
  /// fiches, then for somebody of the secteur that received them.
  func races(target: Target) -> [() throws -> Race] {
    [
      (CrowdedServer.Reader.author, "/fiches"), (.author, "/fiches?vue=terminees"), (.author, "/"),
      (.member, "/reception"), (.member, "/reception?vue=retard"), (.member, "/"),
    ].map { reader, address in
      {
        Race(
          name: "pages", variant: "\(reader) \(address), \(Self.fiches) fiches",
          workload: Showing(address, to: try crowded.client(of: reader)),
          limit: .init(name: Self.still, workload: Showing(Self.still, to: try crowded.client(of: reader))),
          target: target)
      }
    }
  }
}

/// One page, asked for again and again on one connection.
private struct Showing: Workload {
  private let address: String
  private let client: BenchClient

  init(_ address: String, to client: BenchClient) { (self.address, self.client) = (address, client) }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let tally = BenchTally()
    let (start, spent) = (Stopwatch.wall(), Stopwatch.process())
    var begun = start
    while begun - start < nanoseconds {
      let isShown = client.show(address)
      let now = Stopwatch.wall()
      tally.add(now - begun, failed: !isShown)
      begun = now
    }
    return try tally.slice(in: begun - start, processor: Stopwatch.process() - spent)
  }
}
