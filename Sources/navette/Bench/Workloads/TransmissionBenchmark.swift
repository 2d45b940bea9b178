import Authority
import Cryptography
import Foundation
import Gateway
import HTTP
import JSON
import Liaison
import Sealing
import Store
import Web

/// Whole transmissions: a real server and real clients over mutual TLS on loopback, each fiche decided, sealed to five,
/// journaled, durable, and answered with its receipt; beside the cryptography alone, on every core.
struct TransmissionBenchmark {
  let policies: [PolicyFiles.Source]

  func transmitting(target: Target) throws -> Race {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let transmissions = try Transmissions(policies: policies)
    return Race(
      name: "transmission", variant: "\(transmissions.connections) connections, 5 recipients", workload: transmissions,
      limit: .init(name: "sign + keygen + 5 ECDH + GCM on \(cores) cores", workload: try EveryCore(cores)),
      target: target)
  }
}

/// Clients that each wait for their answer before they send the next fiche.
final class Transmissions: Workload {
  /// Clients of one intervenant.
  private static let clientsEach = 8

  private let bench: BenchGateway
  private let server: Server
  private let clients: [BenchClient]

  var connections: Int { clients.count }

  init(policies: [PolicyFiles.Source]) throws {
    bench = try BenchGateway(policies: policies)
    let (key, certificate) = try bench.hierarchy.certify(
      .gatewayServer, "bench-gateway", names: [.ip([127, 0, 0, 1])])
    let identity = try TLSIdentity(chain: [certificate, bench.hierarchy.issuing.certificate], key: key)
    server = try Server(
      ServerConfiguration(), try TLSContext.server(identity: identity, clients: bench.hierarchy.trust),
      try Site(bench.gateway, counters: { [:] }))
    try server.start()
    let (port, trust) = (server.port, bench.hierarchy.trust)
    clients = try bench.intervenants.flatMap { intervenant in
      let context = try TLSContext.client(identity: intervenant, servers: trust)
      return (0..<Self.clientsEach).map { _ in BenchClient(context, port: port) }
    }
  }

  deinit {
    for client in clients { client.close() }
    server.stop()
    server.wait()
  }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let tally = Tally()
    let spent = Stopwatch.process()
    let start = Stopwatch.wall()
    let gathering = DispatchGroup()
    let body = SampleTransmission.body
    for client in clients {
      gathering.enter()
      Thread.detachNewThread {
        client.transmit(body, until: start + nanoseconds, to: tally)
        gathering.leave()
      }
    }
    gathering.wait()
    let (elapsed, processor) = (Stopwatch.wall() - start, Stopwatch.process() - spent)
    return try tally.slice(in: elapsed, processor: processor)
  }

  func settle() throws { bench.database.foldLog() }
}

/// One connection of one intervenant, kept alive.
final class BenchClient: @unchecked Sendable {  // Sendable: one thread has it at a time, see `Transmissions.run`.
  private let client: Client

  init(_ context: TLSContext, port: UInt16) {
    client = Client(ClientConfiguration(host: "127.0.0.1", port: port, transport: .tls(context)))
  }

  /// Sends fiches one after the other; a failure ends it and is counted.
  func transmit(_ body: [UInt8], until end: UInt64, to tally: Tally) {
    var begun = Stopwatch.wall()
    while begun < end {
      let answer = try? client.send(
        .post, "/api/fiches",
        headers: [
          ("Content-Type", "application/json"), ("Idempotency-Key", IdempotencyKey.random().description),
        ], body: body)
      let now = Stopwatch.wall()
      let isDone = answer?.status == .created
      tally.add(now - begun, failed: !isDone)
      guard isDone else { return }
      begun = now
    }
  }

  func close() { client.close() }
}

/// The cryptography of a sealing to five, on every core at once: no server can transmit faster.
private struct EveryCore: Workload {
  private let cores: Int
  private let key: P256PrivateKey
  private let peers: [P256PublicKey]

  init(_ cores: Int) throws {
    self.cores = cores
    key = try P256PrivateKey.generate()
    peers = try (0..<5).map { _ in try P256PrivateKey.generate().publicKey }
  }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let tally = Tally()
    let (start, spent) = (Stopwatch.wall(), Stopwatch.process())
    let (key, peers) = (key, peers)
    DispatchQueue.concurrentPerform(iterations: cores) { _ in
      let content = SecretBytes.random(count: SealBenchmark.byteCount)
      var begun = Stopwatch.wall()
      while begun - start < nanoseconds {
        let isDone = (try? RawCryptography.seal(content, with: key, to: peers)) != nil
        let now = Stopwatch.wall()
        tally.add(now - begun, failed: !isDone)
        begun = now
      }
    }
    let (elapsed, processor) = (Stopwatch.wall() - start, Stopwatch.process() - spent)
    return try tally.slice(in: elapsed, processor: processor)
  }
}
