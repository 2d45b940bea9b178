import Cryptography
import Foundation
import Gateway
import HTTP
import Journal

/// A witness over HTTPS (c2sp.org/tlog-witness): `POST /add-checkpoint`, a few seconds in all.
///
/// Only what answers under the certificate of the configuration is listened to; the cosignature proves itself besides.
final class HTTPWitnessLink: WitnessLink, @unchecked Sendable {  // Sendable: the client is used under `turn`.
  let key: VerifierKey
  private let turn = NSLock()
  private let client: Client

  init(_ key: VerifierKey, at address: GatewayAddress, tls: TLSContext) {
    var configuration = ClientConfiguration(host: address.host, port: address.port, transport: .tls(tls))
    configuration.connectDeadline = .seconds(3)
    configuration.exchangeDeadline = .seconds(6)
    configuration.limits.body = WitnessAnswer.maximumByteCount
    (self.key, client) = (key, Client(configuration))
  }

  func send(_ request: AddCheckpoint) throws -> WitnessAnswer {
    let response = try turn.withLock {
      try client.send(.post, "/add-checkpoint", headers: [("Content-Type", "text/plain")], body: request.bytes)
    }
    return try WitnessAnswer(
      status: response.status.code, contentType: response.headers.only("Content-Type"), body: response.body)
  }
}
