import SystemSupport
import Cryptography
import Foundation
import Glibc
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct PolicyReload {
    @Test func `SIGHUP with a set that is not valid keeps the old one, says why, counts it, and goes on serving`()
      throws
    {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let first = try policySet(of: author, expecting: 201)
      for (count, fault) in PolicyFault.all.enumerated() {
        try fault.during(in: installation) {
          server.child.send(SIGHUP)
          try Wait.until("the server says that nothing was reloaded", within: 30) {
            refusals(server).count == count + 1
          }
        }
        let line = try #require(refusals(server).last)
        for words in [fault.file, "navette policy check"] + fault.told {
          #expect(line.contains(words), "\(words) in \(line)")
        }
        #expect(try policySet(of: author, expecting: 201) == first)
      }
      #expect(try reloads(installation) == ["faits": 0, "refuses": .integer(Int64(PolicyFault.all.count))])
      // The journal knows one set: those that were refused never were in force.
      let sets = try Audit(installation).events().filter { $0["evenement"] == "jeu-de-politiques" }
      #expect(sets.count == 1 && sets.first?["jeu"]?.string == first)
      try server.stop()
    }

    @Test func `SIGHUP with a valid set puts it in force, journals its digest and keeps its text`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let first = try policySet(of: author, expecting: 201)
      let file = installation.data.appending(path: "policies/essai.cedar")
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
      try Wait.until("the server reloads", within: 30) { server.child.errors.contains("navette: reloaded") }
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      #expect(reply.status == 403)
      #expect(reply.text.contains(motif) && reply.text.contains("essai.rien-ne-part"), "\(reply.text)")

      try FileManager.default.removeItem(at: file)
      server.child.send(SIGHUP)
      try Wait.until("the server reloads again", within: 30) {
        server.child.errors.ranges(of: "navette: reloaded").count == 2
      }
      #expect(try policySet(of: author, expecting: 201) == first)
      #expect(try reloads(installation) == ["faits": 2, "refuses": 0])

      let audit = try Audit(installation)
      let events = try audit.events()
      let sets = events.filter { $0["evenement"] == "jeu-de-politiques" }.compactMap { $0["jeu"]?.string }
      #expect(sets.count == 3 && sets.first == first && sets.last == first && Set(sets).count == 2, "\(sets)")
      // The refusal rests on the set in between, and the journal says so.
      let refusal = events.last { $0["evenement"] == "transmission" && $0["decision"] == "refusee" }
      #expect(refusal?["jeu"]?.string == sets.dropFirst().first)
      for hex in Set(sets) {
        let digest = try #require(Digest(hex: hex))
        let text = try #require(audit.export.text(digest))
        #expect(SHA256.digest(text).hex == hex)
        #expect(String(decoding: text, as: UTF8.self).contains(policy) == (hex != first))
      }
      try server.stop()
    }

    /// The digest of the set that a transmission was decided by, as its receipt says.
    private func policySet(of author: AgentClient, expecting status: Int) throws -> String {
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      #expect(reply.status == status, "\(reply.text)")
      return try #require(try JSON.parse(reply.json["recu"]?["corps"]?.string ?? "")["jeu"]?.string)
    }

    private func reloads(_ installation: Installation) throws -> JSON? {
      try AgentClient(installation, .administrator).get("/api/metriques").json["rechargements"]
    }

    /// What the server said of the reloads that it refused, a line each.
    private func refusals(_ server: ServerProcess) -> [Substring] {
      server.child.errors.split(separator: "\n").filter { $0.contains("nothing was reloaded") }
    }
  }
}
