import Cryptography
import Foundation
import HTTP
import JSON
import Synchronization
import SystemSupport

/// A key that an agent asks to have certified, with a coffre that is like no other. Nothing is derived: the gateway cannot
/// tell.
struct KeyOffer: Sendable {
  /// The key's identifier, as the gateway says it.
  let key: String
  let coffre: JSON
  let body: JSON

  init(of post: Post = .worker) throws {
    let secret = try P256PrivateKey.generate()
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: post.name), key: secret, usage: .keyAgreement)
    func random(_ count: Int) -> JSON { .string(Data(SecureRandom.bytes(count)).base64EncodedString()) }
    key = Hexadecimal.encode(secret.publicKey.keyIdentifier)
    coffre = [
      "version": 1, "derivation": "PBKDF2-SHA-256", "iterations": 600_000, "sel": random(16), "iv": random(12),
      "chiffre": random(154),
    ]
    body = ["demande": .string(request.pem), "coffre": coffre]
  }
}

/// An agent who has key after key certified, until the connection breaks, or one less than a day allows are asked for.
final class CertificationLoad: Sendable {
  private static let most = 4

  struct Memory: Sendable {
    var acknowledged: [KeyOffer] = []
    /// Sent, and never answered.
    var unanswered: KeyOffer?
    var faults: [String] = []
  }

  private let client: Confined<AgentClient>
  private let state = Mutex(Memory())
  private let isStopping = Atomic(false)
  private let thread = DispatchGroup()

  init(_ client: AgentClient) { self.client = Confined(client) }

  var memory: Memory { state.withLock { $0 } }

  func start() {
    thread.enter()
    Thread {
      while !self.isStopping.load(ordering: .relaxed), self.turn() {}
      self.thread.leave()
    }.start()
  }

  /// Waits for the end: of the request, or at the first error of the connection.
  func stop() {
    isStopping.store(true, ordering: .relaxed)
    thread.wait()
  }

  private func turn() -> Bool {
    do {
      guard memory.acknowledged.count < Self.most else { return false }
      let offer = try KeyOffer()
      state.withLock { $0.unanswered = offer }
      let reply = try client.value.post("/api/moi/chiffrement", offer.body)
      guard reply.status == 201 else { throw SystemFault("\(reply.status) \(reply.text)") }
      state.withLock {
        $0.unanswered = nil
        $0.acknowledged.append(offer)
      }
      return true
    } catch is HTTPError {
      return false
    } catch {
      state.withLock { $0.faults.append("\(error)") }
      return false
    }
  }
}
