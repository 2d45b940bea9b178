import Cryptography
import Foundation
import HTTP
import JSON
import Liaison

/// The gateway over mutual TLS, with the agent's own certificate and its own root: the system's roots are not believed.
final class NetworkTransport: GatewayTransport {
  private let client: Client

  /// - Throws: ``CommandError`` with `configuration`.
  init(_ folder: AgentFolder, _ configuration: AgentConfiguration, passphrase: PassphraseSource) throws {
    let key = try PrivateKeyFile.p256(folder.tlsKeyFile, passphrase: passphrase)
    let (root, chain) = (try folder.root(), try folder.tlsChain())
    do {
      let identity = try TLSIdentity(chain: chain.filter { $0 != root }, key: key)
      let servers = try TrustStore(anchors: [root], intermediates: chain.dropFirst().filter { $0.isCA && $0 != root })
      let context = try TLSContext.client(identity: identity, servers: servers)
      client = Client(
        ClientConfiguration(host: configuration.server.host, port: configuration.server.port, transport: .tls(context)))
    } catch {
      throw CommandError(.configuration, "tls.crt and tls.key cannot be used: \(error.code.rawValue)")
    }
  }

  func send(_ request: GatewayRequest) throws -> GatewayAnswer {
    var headers = [("Accept", "application/json, application/problem+json"), ("User-Agent", "navette")]
    if let key = request.key { headers.append(("Idempotency-Key", key.description)) }
    if request.body != nil { headers.append(("Content-Type", "application/json")) }
    do {
      let response = try client.send(
        request.verb == .get ? .get : .post, request.target, headers: headers,
        body: request.body?.serialized(.compact) ?? [])
      return GatewayAnswer(
        status: response.status.code, contentType: response.headers.only("Content-Type") ?? "", body: response.body)
    } catch {
      throw Self.error(error)
    }
  }

  private static func error(_ error: HTTPError) -> CommandError {
    switch error.code {
    case .handshake:
      // The detail begins with the kind of failure, ours to word.
      let detail = error.description
      if detail.contains("refusedAsRevoked") {
        return CommandError(.refused, "the gateway refuses this agent's certificate: it is revoked")
      }
      if detail.contains("refusedByPeer") {
        return CommandError(
          .refused, "the gateway refuses this agent's certificate",
          hint: "It may be expired, or made by another authority.")
      }
      if detail.contains("closed") || detail.contains("truncated") {
        return CommandError(.unavailable, "the gateway closed the connection during the handshake")
      }
      return CommandError(
        .untrusted, "what answers is not the gateway that ca.crt vouches for", hint: SafeText.line(detail))
    case .connecting, .timedOut, .interrupted:
      return CommandError(.unavailable, "the gateway cannot be reached (\(error.code.rawValue))")
    case .invalidResponse: return CommandError(.untrusted, "the gateway's answer breaks HTTP")
    default: return CommandError(.internalError, "HTTP: \(error.code.rawValue)")
    }
  }
}
