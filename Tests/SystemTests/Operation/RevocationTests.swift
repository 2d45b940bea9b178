import SystemSupport
import Foundation
import HTTP
import JSON
import Testing

extension SystemTests {
  @Suite struct Revocation {
    @Test func `a revoked agent's open connection is cut within seconds, and no other is taken`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let revoked = try KeptConnection(installation, .worker)
      let colleague = try KeptConnection(installation, .otherWorker)
      for connection in [revoked, colleague] { #expect(try connection.ask("/api/moi").contains("200")) }
      #expect(!revoked.isClosed)

      let start = ContinuousClock.now
      try installation.run(["agent", "revoke", Post.worker.name, "--reason", "perte"], as: .administrator)
      try Wait.until("the connection is cut", within: 5) { revoked.isClosed }
      #expect(ContinuousClock.now - start < .seconds(5))
      try expectRefused(installation)
      #expect(try colleague.ask("/api/moi").contains("200"))

      // Still so for a server that starts afresh, and for what is sealed from now on.
      try server.stop()
      let again = try installation.serve()
      try expectRefused(installation)
      let author = try AgentClient(installation, .intervenant)
      let reply = try author.get("/api/organismes/secteur-bourg/destinataires")
      let recipients = (reply.json["destinataires"]?.array ?? []).compactMap { $0["agent"]?.string }
      #expect(recipients == [Post.otherWorker.name])
      try again.stop()
    }

    @Test func `a revocation holds even when its list cannot be written to the disk`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let revoked = try KeptConnection(installation, .worker)
      #expect(try revoked.ask("/api/moi").contains("200"))
      // What others read can no longer be replaced.
      let pki = installation.data.appending(path: "pki")
      try FileManager.default.moveItem(at: pki, to: installation.data.appending(path: "pki-elsewhere"))
      let client = try AgentClient(installation, .administrator)
      _ = try client.post("/api/agents/\(Post.worker.name)/revocation", ["motif": "perte"])
      try Wait.until("the connection is cut", within: 5) { revoked.isClosed }
      try expectRefused(installation)
      let author = try AgentClient(installation, .intervenant)
      let reply = try author.get("/api/organismes/secteur-bourg/destinataires")
      let recipients = (reply.json["destinataires"]?.array ?? []).compactMap { $0["agent"]?.string }
      #expect(recipients == [Post.otherWorker.name])
      try server.stop()
    }

    @Test(.enabled(if: SmallDisk.isPossible, "no tmpfs can be mounted here: a full disk was NOT tested"))
    func `a revocation that the journal cannot sign for yet cuts the connection all the same`() throws {
      let disk = try SmallDisk(megabytes: 2)
      let installation = try freshInstallation()
      try installation.moveKeys(to: disk)
      let server = try installation.serve()
      let revoked = try KeptConnection(installation, .worker)
      #expect(try revoked.ask("/api/moi").contains("200"))
      let client = try AgentClient(installation, .administrator)
      try disk.fill()
      let target = "/api/agents/\(Post.worker.name)/revocation"
      expectUnavailable(try client.post(target, ["motif": "perte"]))
      try Wait.until("the connection is cut", within: 5) { revoked.isClosed }
      try expectRefused(installation)
      try disk.empty()
      #expect(try client.post(target, ["motif": "perte"]).status == 200)
      try expectRefused(installation)
      try server.stop()
    }

    private func expectRefused(_ installation: Installation) throws {
      let error = #expect(throws: HTTPError.self) { try AgentClient(installation, .worker).get("/api/moi") }
      #expect(error?.code == .handshake)
      #expect(error?.description.contains("refusedAsRevoked") == true, "\(String(describing: error))")
    }
  }
}
