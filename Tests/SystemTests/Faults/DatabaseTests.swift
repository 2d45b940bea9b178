import SystemSupport
import Foundation
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct DatabaseFaults {
    @Test func `a database that another process locks answers 503, and serves again once it is let go`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let lock = try DatabaseLock(installation)
      let key = Fiches.newKey()
      expectUnavailable(try author.post("/api/fiches", Fiches.orientation(), key: key))
      // A reading is journaled too: it cannot be answered either.
      expectUnavailable(try author.get("/api/boite?dossier=envoyees"))
      lock.release()
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: key)
      #expect(reply.status == 201, "\(reply.text)")
      #expect(try author.box("envoyees").count == 1)
      try Audit(installation).holds([try GivenReceipt(reply.json, verifier: installation.verifier())])
      try server.stop()
    }

    @Test func `a lock shorter than a client's patience is only a wait`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let lock = Confined(try DatabaseLock(installation))
      Thread {
        usleep(300_000)
        lock.value.release()
      }.start()
      #expect(try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey()).status == 201)
      try server.stop()
    }

    @Test func `a second server on a data folder refuses to start, says why, and leaves the first alone`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let other = installation.scratch.url.appending(path: "other")
      try FileManager.default.createSymbolicLink(at: other, withDestinationURL: installation.data)
      for data in [installation.data, other] {
        let second = try ChildProcess(
          [
            "serve", "--data", data.path, "--keys", installation.keys.path, "--port", "\(try freePort())",
            "--accept-old-openssl",
          ], name: "second-\(data.lastPathComponent)", in: installation.logs)
        #expect(try second.end() == 4)
        #expect(second.errors.contains("another process uses this data folder"), "\(second.errors)")
        #expect(second.output.isEmpty)
      }
      let author = try AgentClient(installation, .intervenant)
      #expect(try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey()).status == 201)
      try server.stop()
    }

    @Test func `an older copy of the database is refused, and the right one starts again`() throws {
      let installation = try freshInstallation()
      let files = FileManager.default
      let file = installation.data.appending(path: "navette.db")
      let (older, newer) = (file.path + ".older", file.path + ".newer")
      // A server that stopped in order leaves everything in the one file.
      #expect(!files.fileExists(atPath: file.path + "-wal"))
      try files.copyItem(atPath: file.path, toPath: older)
      let server = try installation.serve()
      let author = try AgentClient(installation, .intervenant)
      let reply = try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      let receipt = try GivenReceipt(reply.json, verifier: installation.verifier())
      try server.stop()
      try files.moveItem(atPath: file.path, toPath: newer)
      try files.copyItem(atPath: older, toPath: file.path)

      let refused = try ServerProcess.start(installation)
      #expect(try refused.end() == 7)
      #expect(refused.errors.contains("a backup was put back"), "\(refused.errors)")
      #expect(refused.output.isEmpty)

      try files.removeItem(at: file)
      try files.moveItem(atPath: newer, toPath: file.path)
      let again = try installation.serve()
      try Audit(installation).holds([receipt])
      try again.stop()
    }

    @Test func `a database put back with its checkpoint starts, and every receipt given since betrays it`() throws {
      let installation = try freshInstallation()
      let kept = [
        installation.data.appending(path: "navette.db"), installation.keys.appending(path: "journal.checkpoint"),
      ]
      for file in kept { try FileManager.default.copyItem(atPath: file.path, toPath: file.path + ".older") }
      let server = try installation.serve()
      func transmit() throws -> GivenReceipt {
        let reply = try AgentClient(installation, .intervenant).post(
          "/api/fiches", Fiches.orientation(), key: Fiches.newKey())
        return try GivenReceipt(reply.json, verifier: installation.verifier())
      }
      let receipt = try transmit()
      try Audit(installation).holds([receipt])
      try server.stop()

      for file in kept {
        try FileManager.default.removeItem(at: file)
        try FileManager.default.moveItem(atPath: file.path + ".older", toPath: file.path)
      }
      let again = try installation.serve()
      // As long as before, and longer: only its past differs.
      while try transmit().checkpoint.checkpoint.size <= receipt.checkpoint.checkpoint.size {}
      // The auditor who exported before the accident sees it at once, by the checkpoint they kept…
      let folder = installation.scratch.url.appending(path: "after")
      try installation.run(["journal", "export", folder.path], as: .auditor, expecting: 7)
      // … and so does anybody who kept a receipt.
      let export = try ExportedJournal(directory: folder)
      let (old, new) = (receipt.checkpoint.checkpoint, try installation.verifier().verify(export.checkpoint).checkpoint)
      #expect(throws: JournalError.self) {
        try ConsistencyProof(oldSize: old.size, newSize: new.size, reading: export)
          .verify(oldRoot: old.root, newRoot: new.root)
      }
      #expect(try export.entries(receipt.leaf..<receipt.leaf + 1) != [receipt.entry])
      try again.stop()
    }

    @Test func `a database without the checkpoint that was kept outside it is refused`() throws {
      let installation = try freshInstallation()
      try FileManager.default.removeItem(at: installation.keys.appending(path: "journal.checkpoint"))
      let refused = try ServerProcess.start(installation)
      #expect(try refused.end() == 7)
      #expect(refused.errors.contains("checkpointMissing"), "\(refused.errors)")
    }
  }
}
