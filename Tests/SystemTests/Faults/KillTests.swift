import SystemSupport
import Foundation
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct Kill {
    /// Set `NAVETTE_SOAK` to a number of rounds for a long run.
    private static let rounds = ProcessInfo.processInfo.environment["NAVETTE_SOAK"].flatMap { Int($0) } ?? 5

    @Test(.timeLimit(.minutes(60)))
    func `kill -9 under load loses no acknowledged fiche, breaks no receipt nor checkpoint, and doubles nothing`()
      throws
    {
      let installation = try freshInstallation()
      let load = try Load(installation)
      for round in 1...Self.rounds {
        let server = try installation.serve()
        try load.start(authors: 3)
        let before = load.remembered.acknowledged.count
        // Some answers first, so that each round has something to lose.
        try Wait.until("answers come", within: 30) { load.remembered.acknowledged.count >= before + 3 }
        usleep(.random(in: 0...400_000))
        server.child.kill()
        load.stop()
        // A start that is itself interrupted must leave what it found.
        let interrupted = try ServerProcess.start(installation)
        usleep(.random(in: 0...600_000))
        interrupted.kill()
        try check(installation, load, round: round)
      }
      let memory = load.remembered
      #expect(memory.errors.count >= Self.rounds, "no connection was ever broken: nothing was proven")
      #expect(!memory.takenInCharge.isEmpty)
      #expect(memory.checkpoints.count >= Self.rounds, "hardly a checkpoint was seen: nothing was proven")
    }

    private func check(_ installation: Installation, _ load: Load, round: Int) throws {
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let sent = try author.box("envoyees")
      let references = Set(sent.compactMap { $0["reference"]?.string })
      for fiche in load.remembered.acknowledged {
        #expect(references.contains(fiche.reference), "lost in round \(round)")
      }
      for fiche in sent where load.remembered.takenInCharge.contains(fiche["reference"]?.string ?? "") {
        #expect(fiche["etat"]?.string == "accusee")
      }
      try load.retryUnanswered()
      let memory = load.remembered
      #expect(memory.faults == [])
      #expect(memory.unanswered.isEmpty, "\(memory.refusals.map(\.text))")
      // Each key made one fiche, whether its first answer was lost or not.
      let after = try author.box("envoyees").compactMap { $0["reference"]?.string }
      #expect(after.count == Set(after).count)
      #expect(Set(after) == Set(memory.acknowledged.map(\.reference)))
      #expect(memory.acknowledged.count == Set(memory.acknowledged.map(\.reference)).count)
      // The same request again, long answered: the same fiche.
      if let known = memory.acknowledged.randomElement() {
        let reply = try author.post("/api/fiches", known.body, key: known.key)
        #expect(reply.status == 201 && reply.json["reference"]?.string == known.reference)
      }
      let audit = try Audit(installation)
      try audit.holds(memory.receipts)
      try audit.extends(memory.checkpoints)
      try server.stop()
    }
  }
}
