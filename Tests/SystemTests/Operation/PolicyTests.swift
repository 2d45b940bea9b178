import Foundation
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct Policies {
    @Test(arguments: [
      ("permit (principal, action, resource) when {", "1:44"),
      ("@id(\"essai.nue\") permit (principal, action, resource);", "essai.nue"),
      (
        """
        @id("essai.force") @article("A") @force("habitude") @motif("Non.")
        permit (principal, action, resource);
        """, "habitude"
      ),
    ])
    func `a server does not start on a set that is not valid, and says which file and which fault`(
      text: String, fault: String
    ) throws {
      let installation = try freshInstallation()
      let file = installation.data.appending(path: "policies/essai.cedar")
      try Data(text.utf8).write(to: file)
      let child = try ServerProcess.start(installation)
      #expect(try child.end(within: 60) == 6)
      #expect(child.errors.contains("essai.cedar") && child.errors.contains(fault), "\(child.errors)")
      #expect(!child.output.contains("https://"))
      // Nothing was spoilt: without that file it starts.
      try FileManager.default.removeItem(at: file)
      try installation.serve().stop()
    }

    @Test func `a server without any policy, or without its folder of policies, does not start`() throws {
      let installation = try freshInstallation()
      let policies = installation.data.appending(path: "policies")
      let elsewhere = installation.scratch.url.appending(path: "policies")
      try FileManager.default.moveItem(at: policies, to: elsewhere)
      for _ in 0..<2 {
        let child = try ServerProcess.start(installation)
        #expect(try child.end(within: 60) == 6)
        #expect(child.errors.contains("policies"), "\(child.errors)")
        try FileManager.default.createDirectory(at: policies, withIntermediateDirectories: true)
      }
    }

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
