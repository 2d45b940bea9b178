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

  private let server: BenchServer
  private let clients: [BenchClient]

  var connections: Int { clients.count }

  init(policies: [PolicyFiles.Source]) throws {
    let server = try BenchServer(policies: policies)
    clients = try server.bench.people.intervenants.flatMap { try server.clients(Self.clientsEach, of: $0) }
    self.server = server
  }

  func run(for nanoseconds: UInt64) throws -> Slice {
    let tally = BenchTally()
    let spent = Stopwatch.process()
    let start = Stopwatch.wall()
    let gathering = DispatchGroup()
    let body = SampleTransmission.body
    for client in clients {
      gathering.enter()
      Thread.detachNewThread {
        Self.transmit(body, through: client, until: start + nanoseconds, to: tally)
        gathering.leave()
      }
    }
    gathering.wait()
    let (elapsed, processor) = (Stopwatch.wall() - start, Stopwatch.process() - spent)
    return try tally.slice(in: elapsed, processor: processor)
  }

  func settle() throws { server.bench.database.foldLog() }

  /// Sends fiches one after the other; a failure ends it and is counted.
  private static func transmit(
    _ body: [UInt8], through client: BenchClient, until end: UInt64, to tally: BenchTally
  ) {
    var begun = Stopwatch.wall()
    while begun < end {
      let isDone = client.transmit(body)
      let now = Stopwatch.wall()
      tally.add(now - begun, failed: !isDone)
      guard isDone else { return }
      begun = now
    }
  }
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
    let tally = BenchTally()
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
