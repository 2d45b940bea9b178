import Foundation
import JSON
import SystemSupport
import TestSupport
import Testing

extension SystemTests {
  /// The journal timestamped by an authority that is another program, over HTTP, and what becomes of it when that is away.
  @Suite struct Timestamps {
    private func counters(_ installation: Installation) throws -> JSON {
      try #require(AgentClient(installation, .administrator).get("/api/metriques").json["horodatage"])
    }

    private func wait(_ installation: Installation, _ what: String, _ condition: (JSON) -> Bool) throws {
      try Wait.until(what, within: 30) {
        usleep(200_000)
        return try condition(counters(installation))
      }
    }

    /// Judges every timestamp of an export with openssl, the checkpoint's file being the data.
    /// - Returns: how many.
    private func openssl(_ export: URL, _ tsa: CommandLineTSA) throws -> Int {
      let folder = export.appending(path: "timestamps")
      let tokens = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tsr") }
      for token in tokens {
        let data = folder.appending(path: token.replacing(".essai.tsr", with: ".checkpoint")).path
        try tsa.folder.must("ts -verify -data \(data) -in \(folder.path)/\(token) -CAfile root.crt")
      }
      return tokens.count
    }

    private func export(_ installation: Installation) throws -> URL {
      let folder = installation.scratch.url.appending(path: "export-\(UUID().uuidString)")
      try installation.run(["journal", "export", folder.path], as: .auditor)
      return folder
    }

    @Test func `checkpoints are timestamped, exported and verified by openssl, and an absence stops nothing`() throws {
      let installation = try freshInstallation()
      let authority = try TimestampingServer()
      try authority.configure(installation)
      var running = try authority.start()
      let server = try installation.serve()
      _ = try installation.transmitted(1)
      try wait(installation, "timestamps") { $0["obtenus"]?.integer ?? 0 >= 2 }

      running.kill()
      try wait(installation, "an absence is counted") { $0["absentDepuis"]?.string != nil }
      // Nobody waits for it.
      _ = try installation.transmitted(3)
      try wait(installation, "an absence that lasts") { $0["injoignable"]?.integer ?? 0 >= 4 }
      _ = try installation.transmitted(1)
      running = try authority.start()
      let before = try counters(installation)["obtenus"]?.integer ?? 0
      try wait(installation, "the authority's return") { $0["obtenus"]?.integer ?? 0 > before }
      #expect(try counters(installation)["absentDepuis"] == .null)

      let folder = try export(installation)
      let vkey = installation.pki.appending(path: "log.vkey").path
      #expect(try openssl(folder, authority.tsa) >= 3)
      let root = authority.tsa.root.path
      let verdict = try JSON.parse(
        Array(
          installation.run(["journal", "verify", folder.path, "--vkey", vkey, "--tsa-ca", root, "--json"]).utf8))
      let stamped = try #require(verdict["horodatages"]?.array)
      #expect(stamped.count >= 3 && stamped.allSatisfy { $0["verifie"] == true && $0["autorite"] == "essai" })
      let unverified = try installation.run(["journal", "verify", folder.path, "--vkey", vkey])
      #expect(unverified.contains("par essai : non vérifié"))
      // The root of another authority makes each of them a fault.
      let stranger = try CommandLineTSA()
      let strange = stranger.root.path
      try installation.run(["journal", "verify", folder.path, "--vkey", vkey, "--tsa-ca", strange], expecting: 1)
      // Its folder lasts as long as it does.
      withExtendedLifetime(stranger) {}

      let events = try Audit(installation).events()
      func named(_ kind: String) -> [JSON] { events.filter { $0["evenement"]?.string == kind } }
      #expect(named("horodatage").count >= 3)
      #expect(named("horodatage-absent").count == 1)
      #expect(named("horodatage-absent").first?["motif"] == "injoignable")
      #expect(named("horodatage").filter { $0["depuis"] != nil }.count == 1)
      try server.stop()
      #expect(server.child.errors.components(separatedBy: "no timestamp from essai").count == 2)
      #expect(server.child.errors.components(separatedBy: "essai timestamps the journal again").count == 2)

      // The same from the files of the stopped gateway.
      let copy = installation.scratch.url.appending(path: "export-copie")
      try installation.run([
        "journal", "export", copy.path, "--database", installation.data.appending(path: "navette.db").path,
        "--checkpoint", installation.keys.appending(path: "journal.checkpoint").path, "--vkey-file", vkey,
      ])
      #expect(try openssl(copy, authority.tsa) >= 3)
      try installation.run(["journal", "verify", copy.path, "--vkey", vkey, "--tsa-ca", root])
      running.kill()
    }

    @Test func `a configuration that cannot work is said at the start`() throws {
      let installation = try freshInstallation()
      let authority = try TimestampingServer()
      try authority.configure(installation)
      let anchor = installation.data.appending(path: "tsa.pem")
      for bytes in [
        Data(), Data("rien".utf8), try Data(contentsOf: authority.tsa.folder.url.appending(path: "tsa.crt")),
      ] {
        try bytes.write(to: anchor)
        let child = try ServerProcess.start(installation)
        #expect(try child.end() != 0)
        #expect(child.errors.contains("tsa.pem does not hold the certificates of a timestamping authority"))
      }
      try FileManager.default.removeItem(at: anchor)
      #expect(try ServerProcess.start(installation).end() != 0)
    }
  }
}
