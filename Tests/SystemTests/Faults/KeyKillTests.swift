import Cryptography
import Foundation
import HTTP
import JSON
import Sealing
import Synchronization
import SystemSupport
import Testing

extension SystemTests {
  /// The server is killed while a key is certified, and between the two halves of a recovery: nothing is half done.
  @Suite struct KeyKill {
    private static let rounds = ProcessInfo.processInfo.environment["NAVETTE_SOAK"].flatMap { Int($0) } ?? 4

    @Test(.timeLimit(.minutes(30)))
    func `kill -9 while keys are certified leaves one key, with the coffre that came with it`() throws {
      for round in 1...Self.rounds {
        // Each agent has few keys certified a day.
        let installation = try freshInstallation()
        var certified: [String] = []
        let server = try installation.serve()
        let load = CertificationLoad(try AgentClient(installation, .worker))
        load.start()
        try Wait.until("keys are certified: \(load.memory.faults)", within: 30) {
          load.memory.acknowledged.count >= 2
        }
        usleep(.random(in: 0...20_000))
        server.child.kill()
        load.stop()
        #expect(load.memory.faults == [])

        let again = try installation.serve()
        let worker = try AgentClient(installation, .worker)
        let kept = try present(worker)
        let last = try #require(load.memory.acknowledged.last)
        // The last that was answered, or the one whose answer was lost: never a key with another's coffre.
        let possible = [last] + [load.memory.unanswered].compactMap { $0 }
        let offer = try #require(possible.first { $0.key == kept.key }, "round \(round): a key nobody offered")
        #expect(kept.coffre == offer.coffre)
        certified += load.memory.acknowledged.map(\.key) + (offer.key == last.key ? [] : [offer.key])
        try replacedAreRevoked(installation, certified)

        let retry = try KeyOffer()
        #expect(try worker.post("/api/moi/chiffrement", retry.body).status == 201)
        #expect(try present(worker) == (retry.key, retry.coffre))
        certified.append(retry.key)
        let events = try Audit(installation).events().filter { $0["evenement"] == "certification-cle" }
        #expect(events.count == certified.count)
        try again.stop()
      }
    }

    /// The key that the gateway holds for an agent, and the coffre beside it.
    private func present(_ client: AgentClient) throws -> (key: String, coffre: JSON) {
      let key = try #require(client.get("/api/moi").json["chiffrement"]?["cle"]?.string)
      return (key, try #require(client.get("/api/moi/coffre").json["coffre"]))
    }

    /// As many certificates on the published list as keys that others replaced: none is forgotten by a crash.
    private func replacedAreRevoked(_ installation: Installation, _ certified: [String]) throws {
      let file = installation.pki.appending(path: "issuing.crl")
      let list = try CertificateRevocationList(pem: [UInt8](Data(contentsOf: file)))
      // The key that the agent was enrolled with is replaced too, and the present one is not.
      #expect(list.revoked.count == certified.count)
    }

    @Test(.timeLimit(.minutes(30)))
    func `kill -9 in the middle of a recovery gives all the keys back or none, and a second one ends it`() throws {
      let installation = try freshInstallation()
      let first = try installation.serve()
      let references = try installation.transmitted(12)
      try first.stop()
      var interruptions = 0
      // One key a round, and five a day at most.
      for round in 0..<min(Self.rounds, 5) {
        let server = try installation.serve()
        try installation.rekey(.worker)
        try installation.attestAgain(.worker, by: .cadre)
        let trace = installation.scratch.url.appending(path: "trace-\(round).jsonl")
        let recovery = try ChildProcess(
          installation.recovery(of: .worker) + ["--agent", installation.folder(.cadre).path],
          environment: ["NAVETTE_TRACE": trace.path], name: "recover-\(round)", in: installation.logs)
        // The fiches have been handed out; the keys are on their way, or about to be.
        try Wait.until("the fiches are handed out: \(recovery.errors)", within: 30) {
          (try? String(contentsOf: trace, encoding: .utf8))?.contains("/api/recouvrements") == true
        }
        usleep(UInt32(round) * 8000)
        server.child.kill()
        let isDone = try recovery.end(within: 60) == 0
        if !isDone { interruptions += 1 }

        let again = try installation.serve()
        let opened = try readable(references, installation)
        #expect(opened == 0 || opened == references.count, "round \(round): \(opened) of \(references.count)")
        if isDone { #expect(opened == references.count) }
        try installation.run(installation.recovery(of: .worker), as: .cadre)
        #expect(try readable(references, installation) == references.count)
        try installation.run(["open", references[round % references.count]], as: .worker)
        _ = try Audit(installation)
        try again.stop()
      }
      #expect(interruptions > 0, "no recovery was ever interrupted: nothing was proven")
    }

    /// How many of the fiches are sealed to the worker's present key.
    private func readable(_ references: [String], _ installation: Installation) throws -> Int {
      let worker = try AgentClient(installation, .worker)
      let file = installation.folder(.worker).appending(path: "encryption.crt")
      let certificate = try #require(Certificate.bundle(pem: [UInt8](Data(contentsOf: file))).first)
      let key = try #require(RecipientKeyID(bytes: certificate.publicKey.keyIdentifier))
      return try references.count { reference in
        let reply = try worker.post("/api/fiches/\(reference)/ouverture", [:])
        let text = try #require(reply.json["enveloppes"]?[0]?["cms"]?.string, "\(reply.text.prefix(200))")
        let cms = [UInt8](try #require(Data(base64Encoded: text)))
        return try SealedEnvelope(id: .random(), cms: cms).wrappedKey(for: key) != nil
      }
    }
  }
}
