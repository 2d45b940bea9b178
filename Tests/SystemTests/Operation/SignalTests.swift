import Foundation
import JSON
import Testing

extension SystemTests {
  @Suite struct Signals {
    @Test func `SIGTERM under load answers what is in progress, and does nothing that it does not answer`() throws {
      let installation = try freshInstallation()
      let load = try Load(installation)
      for round in 1...3 {
        let server = try installation.serve()
        try load.start(authors: 3)
        let before = load.remembered.acknowledged.count
        try Wait.until("answers come", within: 30) { load.remembered.acknowledged.count >= before + 3 }
        usleep(.random(in: 0...200_000))
        try server.stop()
        load.stop()

        let again = try installation.serve()
        let author = try AgentClient(installation, .intervenant)
        let sent = Set(try author.box("envoyees").compactMap { $0["reference"]?.string })
        let memory = load.remembered
        #expect(memory.faults == [])
        #expect(memory.refusals.allSatisfy { $0.status == 503 && $0.retryAfter != nil }, "\(memory.refusals)")
        // Unlike a kill: what was not answered was not done.
        #expect(sent == Set(memory.acknowledged.map(\.reference)), "round \(round)")
        try load.retryUnanswered()
        #expect(load.remembered.unanswered.isEmpty)
        try again.stop()
      }
      let server = try installation.serve()
      let audit = try Audit(installation)
      try audit.holds(load.remembered.receipts)
      let events = try audit.events().compactMap { $0["evenement"]?.string }
      #expect(events.count { $0 == "arret" } >= 6)
      try server.stop()
    }

    @Test func `SIGHUP with a bad policy keeps the old set and says so; with a good one the next decision cites it`()
      throws
    {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let first = try policySet(of: author, expecting: 201)
      let file = installation.data.appending(path: "policies/essai.cedar")

      try Data("permit (principal, action, resource) when {".utf8).write(to: file)
      server.child.send(SIGHUP)
      try Wait.until("the server says that nothing was reloaded", within: 10) {
        server.child.errors.contains("nothing was reloaded") && server.child.errors.contains("essai.cedar")
      }
      #expect(try policySet(of: author, expecting: 201) == first)
      let administrator = try AgentClient(installation, .administrator)
      func reloads() throws -> JSON? { try administrator.get("/api/metriques").json["rechargements"] }
      #expect(try reloads() == ["faits": 0, "refuses": 1])

      let motif = "Essai : plus rien ne part."
      let policy = """
        @id("essai.rien-ne-part")
        @article("Article d'essai")
        @force("loi")
        @motif("\(motif)")
        forbid (principal, action == Action::"transmettre", resource);
        """
      try Data(policy.utf8).write(to: file)
      server.child.send(SIGHUP)
      try Wait.until("the server reloads", within: 10) { server.child.errors.contains("navette: reloaded") }
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      #expect(reply.status == 403)
      #expect(reply.text.contains(motif) && reply.text.contains("essai.rien-ne-part"), "\(reply.text)")

      try FileManager.default.removeItem(at: file)
      server.child.send(SIGHUP)
      try Wait.until("the server reloads again", within: 10) {
        server.child.errors.ranges(of: "navette: reloaded").count == 2
      }
      #expect(try policySet(of: author, expecting: 201) == first)
      #expect(try reloads() == ["faits": 2, "refuses": 1])

      let bodies = try Audit(installation).events()
      let sets = bodies.filter { $0["evenement"]?.string == "jeu-de-politiques" }.compactMap { $0["jeu"]?.string }
      #expect(sets.count == 3 && sets.first == first && sets.last == first && Set(sets).count == 2, "\(sets)")
      // The refusal rests on the set in between, and the journal says so.
      let refusal = bodies.last { $0["evenement"]?.string == "transmission" && $0["decision"]?.string == "refusee" }
      #expect(refusal?["jeu"]?.string == sets.dropFirst().first)
      try server.stop()
    }

    /// The digest of the set that a transmission was decided by, as its receipt says.
    private func policySet(of author: AgentClient, expecting status: Int) throws -> String {
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      #expect(reply.status == status, "\(reply.text)")
      return try #require(try JSON.parse(reply.json["recu"]?["corps"]?.string ?? "")["jeu"]?.string)
    }
  }
}
