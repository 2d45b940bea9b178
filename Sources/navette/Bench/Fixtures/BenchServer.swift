import Authority
import Cryptography
import Gateway
import HTTP
import JSON
import Web

/// The real server on loopback, with mutual TLS, before a gateway of its own.
final class BenchServer: Sendable {
  let bench: BenchGateway
  private let server: Server

  init(policies: [PolicyFiles.Source]) throws {
    bench = try BenchGateway(policies: policies)
    let (key, certificate) = try bench.hierarchy.certify(
      .gatewayServer, "bench-gateway", names: [.ip([127, 0, 0, 1])])
    let identity = try TLSIdentity(chain: [certificate, bench.hierarchy.issuing.certificate], key: key)
    server = try Server(
      ServerConfiguration(), try TLSContext.server(identity: identity, clients: bench.hierarchy.trust),
      try Site(bench.gateway, counters: { [:] }))
    try server.start()
  }

  deinit {
    server.stop()
    server.wait()
  }

  /// Clients of one person, each on a connection of its own.
  func clients(_ count: Int, of person: TLSIdentity) throws -> [BenchClient] {
    let context = try TLSContext.client(identity: person, servers: bench.hierarchy.trust)
    return (0..<count).map { _ in BenchClient(context, port: server.port) }
  }
}
