import SystemSupport
import Foundation
import HTTP
import JSON
import Journal
import Synchronization

/// Agents who work without a pause, and remember what they were told.
final class Load: Sendable {
  /// A transmission that was answered 201.
  struct Acknowledged: Sendable {
    let key: String
    let body: JSON
    let reference: String
  }

  /// What the agents remember.
  struct Memory: Sendable {
    var acknowledged: [Acknowledged] = []
    /// Requests sent and never answered: nobody knows whether they were done.
    var unanswered: [String: JSON] = [:]
    var receipts: [GivenReceipt] = []
    /// Every checkpoint that a reader was given, in order: whoever has one may hold the journal to it for ever.
    var checkpoints: [VerifiedCheckpoint] = []
    /// Fiches that were acknowledged by a worker, who was told so.
    var takenInCharge: Set<String> = []
    /// Answers other than a success, with the request's key if it had one.
    var refusals: [(status: Int, text: String, retryAfter: String?)] = []
    /// What should never happen: a receipt that does not verify, an answer that is not HTTP.
    var faults: [String] = []
    var errors: [HTTPError.Code] = []
  }

  private let installation: Installation
  private let verifier: LogVerifier
  private let memory = Mutex(Memory())
  private let isStopping = Atomic(false)
  private let threads = DispatchGroup()

  init(_ installation: Installation) throws {
    self.installation = installation
    verifier = try installation.verifier()
  }

  var remembered: Memory { memory.withLock { $0 } }

  /// Starts agents who transmit, one who opens and acknowledges, and one who reads checkpoints.
  func start(authors: Int) throws {
    isStopping.store(false, ordering: .relaxed)
    for _ in 0..<authors {
      let client = Confined(try AgentClient(installation, .intervenant))
      run { load in load.transmit(client.value) }
    }
    let client = Confined(try AgentClient(installation, .worker))
    run { load in load.receive(client.value) }
    let reader = Confined(try AgentClient(installation, .auditor))
    run { load in load.watch(reader.value) }
  }

  /// Waits for the agents to stop: at the end of their request, or at the first error of their connection.
  func stop() {
    isStopping.store(true, ordering: .relaxed)
    threads.wait()
  }

  /// Sends again each request that got no answer, as its agent would, and remembers the answers.
  func retryUnanswered() throws {
    let client = try AgentClient(installation, .intervenant)
    for (key, body) in remembered.unanswered { try settle(key, body, try client.post("/api/fiches", body, key: key)) }
  }

  private func run(_ body: @escaping @Sendable (Load) -> Void) {
    threads.enter()
    Thread {
      body(self)
      self.threads.leave()
    }.start()
  }

  private func transmit(_ client: AgentClient) {
    loop {
      let (key, body) = (Fiches.newKey(), Fiches.orientation("Charge."))
      memory.withLock { $0.unanswered[key] = body }
      try settle(key, body, try client.post("/api/fiches", body, key: key))
    }
  }

  private func settle(_ key: String, _ body: JSON, _ reply: AgentClient.Reply) throws {
    guard reply.status == 201 else { return refused(reply) }
    let receipt = try GivenReceipt(reply.json, verifier: verifier)
    guard let reference = reply.json["reference"]?.string, reference == receipt.reference else {
      throw SystemFault("a receipt is about another fiche")
    }
    memory.withLock {
      $0.unanswered[key] = nil
      $0.acknowledged.append(.init(key: key, body: body, reference: reference))
      $0.receipts.append(receipt)
    }
  }

  private func receive(_ client: AgentClient) {
    var done: Set<String> = []
    loop {
      let reply = try client.get("/api/boite?dossier=recues&limite=20")
      guard reply.status == 200 else { return refused(reply) }
      let fiches = (reply.json["fiches"]?.array ?? []).filter { $0["etat"]?.string == "transmise" }
      for reference in fiches.compactMap({ $0["reference"]?.string }) where done.insert(reference).inserted {
        for verb in ["ouverture", "accuse"] {
          let reply = try client.post("/api/fiches/\(reference)/\(verb)", [:])
          guard reply.status == 200 else {
            refused(reply)
            break
          }
          let receipt = try GivenReceipt(reply.json, verifier: verifier)
          memory.withLock {
            $0.receipts.append(receipt)
            if verb == "accuse" { $0.takenInCharge.insert(reference) }
          }
        }
      }
    }
  }

  private func watch(_ client: AgentClient) {
    loop {
      let reply = try client.get("/journal/checkpoint")
      guard reply.status == 200 else { return refused(reply) }
      let checkpoint = try verifier.verify(reply.bytes)
      memory.withLock { memory in
        let last = memory.checkpoints.last?.checkpoint
        guard last != checkpoint.checkpoint else { return }
        if let last, last.size >= checkpoint.checkpoint.size { memory.faults.append("a checkpoint went back") }
        memory.checkpoints.append(checkpoint)
      }
    }
  }

  private func refused(_ reply: AgentClient.Reply) {
    memory.withLock { $0.refusals.append((reply.status, reply.text, reply.headers.only("Retry-After"))) }
  }

  /// A connection that breaks ends the agent's day; anything else that fails is a fault.
  private func loop(_ turn: () throws -> Void) {
    while !isStopping.load(ordering: .relaxed) {
      do {
        try turn()
      } catch let error as HTTPError {
        memory.withLock { $0.errors.append(error.code) }
        return
      } catch {
        memory.withLock { $0.faults.append("\(error)") }
        return
      }
    }
  }
}

/// What one thread hands over to another, which alone uses it from then on.
struct Confined<Value>: @unchecked Sendable {  // Sendable: the value changes hands once.
  let value: Value

  init(_ value: Value) { self.value = value }
}
