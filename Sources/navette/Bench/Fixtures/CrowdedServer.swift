import Cryptography
import Dispatch

/// A server where one intervenant has transmitted thousands of fiches to one secteur, as anybody transmits them.
final class CrowdedServer {
  /// Who looks at them.
  enum Reader: String {
    /// The intervenant.
    case author
    /// Somebody on duty in the secteur.
    case member
  }

  private static let connections = 16
  private let server: BenchServer

  init(policies: [PolicyFiles.Source], fiches: Int) throws {
    server = try BenchServer(policies: policies)
    let writers = try server.clients(Self.connections, of: server.bench.people.intervenants[0])
    let body = SampleTransmission.body
    let tally = BenchTally()
    DispatchQueue.concurrentPerform(iterations: writers.count) { writer in
      for _ in 0..<(fiches / writers.count) { tally.add(0, failed: !writers[writer].transmit(body)) }
    }
    let count = try tally.slice(in: 1, processor: 0).operations
    guard count == fiches else { throw CommandError(.internalError, "\(count) fiches were transmitted, not \(fiches)") }
  }

  /// A connection of its own for a reader.
  func client(of reader: Reader) throws -> BenchClient {
    let people = server.bench.people
    return try server.clients(1, of: reader == .author ? people.intervenants[0] : people.members[0])[0]
  }
}
