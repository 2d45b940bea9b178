import Foundation
import JSON
import Journal
import SystemSupport
import TestSupport
import Testing

extension SystemTests {
  /// One gateway, a witness and a timestamping authority, each another program: what an author is handed bears both.
  @Suite struct WatchedTimestamps {
    /// Fetches the evidence of the first step until it bears what was asked for.
    private func evidence(
      of reference: String, on installation: Installation, bearing trust: [String]
    ) throws -> String {
      var file = ""
      try Wait.until("evidence that witness and authority vouch for", within: 40) {
        let folder = installation.scratch.url.appending(path: "preuves-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try installation.run(["evidence", "fetch", reference, "--to", folder.path], as: .intervenant)
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        file = folder.appending(path: name).path
        usleep(300_000)
        let child = try ChildProcess(
          ["evidence", "verify", file] + trust, name: "verify-\(UUID().uuidString)", in: installation.scratch.url)
        return try child.end(within: 60) == 0
      }
      return file
    }

    @Test func `an author's evidence is vouched for by a witness and by an authority, and by no other`() throws {
      let installation = try freshInstallation()
      let witness = try WitnessProcess("temoin.invalid/un", of: installation)
      try witness.start()
      try installation.watch([witness], quorum: 1)
      let authority = try TimestampingServer()
      try authority.configure(installation)
      let stamping = try authority.start()
      let server = try installation.serve()
      defer { stamping.kill() }

      let reply = try AgentClient(installation, .intervenant).post(
        "/api/fiches", Fiches.orientation(), key: Fiches.newKey())
      let reference = try #require(reply.json["reference"]?.string)
      let pki = installation.pki
      let ours = ["--vkey", pki.appending(path: "log.vkey").path, "--ca", pki.appending(path: "ca.crt").path]
      let theirs = [
        "--witness", witness.folder.appending(path: "witness.vkey").path, "--tsa-ca", authority.tsa.root.path,
      ]
      let file = try evidence(of: reference, on: installation, bearing: ours + theirs)
      // Keys of somebody else's prove nothing.
      let stranger = try WitnessProcess("temoin.invalid/autre", of: installation)
      let other = stranger.folder.appending(path: "witness.vkey").path
      try installation.run(["evidence", "verify", file] + ours + ["--witness", other], expecting: 1)
      let strange = try CommandLineTSA()
      let root = strange.root.path
      try installation.run(["evidence", "verify", file] + ours + ["--tsa-ca", root], expecting: 1)

      // The export says the same, whole.
      let export = installation.scratch.url.appending(path: "export")
      try installation.run(["journal", "export", export.path], as: .auditor)
      try installation.run(["journal", "verify", export.path] + ours.prefix(2) + theirs)
      try installation.run(["journal", "verify", export.path] + ours.prefix(2) + ["--tsa-ca", root], expecting: 1)
      try installation.run(["journal", "verify", export.path] + ours.prefix(2) + ["--witness", other], expecting: 1)
      // Its folder lasts as long as it does.
      withExtendedLifetime(strange) {}
      try server.stop()
      try witness.stop()
    }
  }
}
