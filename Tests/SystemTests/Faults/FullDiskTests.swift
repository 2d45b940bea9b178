import SystemSupport
import Foundation
import HTTP
import JSON
import Journal
import Testing

extension SystemTests {
  /// Root may mount a tmpfs almost everywhere; where it is impossible the whole suite is shown as skipped.
  @Suite(.enabled(if: SmallDisk.isPossible, "no tmpfs can be mounted here: a full disk was NOT tested"))
  struct FullDisk {
    @Test func `a full data disk answers 503, stores nothing by halves, and recovers by itself`() throws {
      let disk = try SmallDisk(megabytes: 12)
      try exercise(try freshInstallation(home: disk.url), disk)
    }

    @Test func `a disk too full to keep a checkpoint answers 503, and the retry gets the receipt`() throws {
      let disk = try SmallDisk(megabytes: 2)
      let installation = try freshInstallation()
      // Commits succeed, and cannot be signed for.
      try installation.moveKeys(to: disk)
      try exercise(installation, disk)
    }

    @Test func `a server does not start on a full disk, says so, and starts once there is room`() throws {
      let disk = try SmallDisk(megabytes: 12)
      let installation = try freshInstallation(home: disk.url)
      try disk.fill()
      let child = try ServerProcess.start(installation)
      let code = try child.end(within: 30)
      #expect(code == 5, "exit \(code): \(child.errors)")
      #expect(child.errors.contains("Is the disk full"), "\(child.errors)")
      #expect(!child.output.contains("https://"))
      try disk.empty()
      try installation.serve().stop()
    }

    private func exercise(_ installation: Installation, _ disk: SmallDisk) throws {
      let server = try installation.serve()
      let verifier = try installation.verifier()
      let author = try AgentClient(installation, .intervenant)
      var receipts: [GivenReceipt] = []
      var done: [String: String] = [:]
      var refused: [String] = []
      func transmit(_ key: String) throws -> AgentClient.Reply {
        let reply = try author.post("/api/fiches", Fiches.orientation(), key: key)
        if reply.status == 201 {
          receipts.append(try GivenReceipt(reply.json, verifier: verifier))
          done[key] = reply.json["reference"]?.string
        }
        return reply
      }
      for _ in 0..<3 { #expect(try transmit(Fiches.newKey()).status == 201) }
      try disk.fill()
      // Space that SQLite already holds may serve a few more; then everything is refused.
      for _ in 0..<200 where refused.count < 5 {
        let key = Fiches.newKey()
        let reply = try transmit(key)
        guard reply.status != 201 else { continue }
        refused.append(key)
        expectUnavailable(reply)
      }
      #expect(refused.count == 5, "the disk was never full: nothing was proven")
      #expect(server.child.code == nil)
      try disk.empty()

      for key in refused { #expect(try transmit(key).status == 201) }
      let sent = try author.box("envoyees").compactMap { $0["reference"]?.string }
      #expect(sent.count == done.count)
      #expect(Set(sent) == Set(done.values))
      try Audit(installation).holds(receipts)
      try server.stop()
      let again = try installation.serve()
      try Audit(installation).holds(receipts)
      try again.stop()
    }
  }
}

/// A refusal that a person understands and a program retries.
func expectUnavailable(_ reply: AgentClient.Reply, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(reply.status == 503, "\(reply.text)", sourceLocation: sourceLocation)
  #expect(reply.headers.only("Retry-After").flatMap { Int($0) } != nil, sourceLocation: sourceLocation)
  #expect(reply.headers.only("Content-Type") == "application/problem+json", sourceLocation: sourceLocation)
  #expect(reply.json["status"]?.integer == 503, sourceLocation: sourceLocation)
  #expect(reply.json["detail"]?.string?.contains("réessayez") == true, "\(reply.text)", sourceLocation: sourceLocation)
}
