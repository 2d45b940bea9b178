import Cryptography
import HTTP
import Liaison

/// One connection of one person, kept alive.
final class BenchClient: @unchecked Sendable {  // Sendable: one thread has it at a time.
  private let client: Client

  init(_ context: TLSContext, port: UInt16) {
    client = Client(ClientConfiguration(host: "127.0.0.1", port: port, transport: .tls(context)))
  }

  deinit { client.close() }

  /// Sends a fiche; whether it was transmitted.
  func transmit(_ body: [UInt8]) -> Bool {
    let answer = try? client.send(
      .post, "/api/fiches",
      headers: [
        ("Content-Type", "application/json"), ("Idempotency-Key", IdempotencyKey.random().description),
      ], body: body)
    return answer?.status == .created
  }

  /// Asks for a page; whether it came.
  func show(_ address: String) -> Bool { (try? client.send(.get, address))?.status == .ok }
}
