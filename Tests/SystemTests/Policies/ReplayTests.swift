import SystemSupport
import Foundation
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct PolicyReplay {
    @Test func `an auditor replays what a server decided under two sets, from the gateway and from an export`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      #expect(try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey()).status == 201)
      let policy = """
        @id("essai.rien-ne-part") @article("Article d'essai") @force("loi") @motif("Essai.")
        @condition_1("il s'agit d'une transmission")
        forbid (principal, action == Action::"transmettre", resource) when { true };
        """
      try Data(policy.utf8).write(to: installation.data.appending(path: "policies/essai.cedar"))
      server.child.send(SIGHUP)
      try Wait.until("the server reloads", within: 10) { server.child.errors.contains("navette: reloaded") }
      #expect(try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey()).status == 403)

      let online = try JSON.parse(try installation.run(["policy", "replay", "--json"], as: .auditor))
      let decided = try #require(online["decidees"]?.integer)
      #expect(decided >= 2 && online["identiques"]?.integer == decided && online["differentes"] == [])
      let left = try FileManager.default.contentsOfDirectory(atPath: installation.folder(.auditor).path)
      #expect(!left.contains { $0.hasPrefix(".journal-") }, "the copy that was looked into is removed")

      let audit = try Audit(installation)
      let export = audit.export.directory.path
      let refusal = try #require(try audit.events().lastIndex { $0["evenement"] == "transmission" })
      let shown = try installation.run(["policy", "show", "--journal", export, "--leaf", "\(refusal)"])
      #expect(shown.contains(policy))
      let sets = try FileManager.default.contentsOfDirectory(atPath: export + "/policies")
      #expect(sets.count == 2)
      // The set of today would have refused the first transmission too: the comparison says so.
      let old = installation.scratch.url.appending(path: "old")
      try FileManager.default.copyItem(at: installation.data.appending(path: "policies"), to: old)
      try FileManager.default.removeItem(at: old.appending(path: "essai.cedar"))
      let diff = try JSON.parse(
        try installation.run(
          [
            "policy", "diff", old.path, installation.data.appending(path: "policies").path, "--journal", export,
            "--json",
          ], expecting: 1))
      #expect(diff["politiques"]?.array?.count == 1 && diff["decisions"]?.array?.count == 2)
      #expect(diff["decisions"]?[0]?["avant"]?["decision"] == "permise")
      try server.stop()
    }
  }
}
