import Cryptography
import Foundation
import HTTP
import JSON
import Journal
import SystemSupport
import Testing

extension SystemTests {
  /// The gateway, its witness, a backup that is put back, and the journal that follows.
  @Suite struct Reopening {
    private static let next = "navette-system.invalid/journal-2"

    @Test func `after a restore another journal begins, and what was closed since the backup stays closed`() throws {
      let place = try RestoredGateway(freshInstallation())
      let (gateway, installation) = (place.gateway, place.gateway.installation)
      let refused = try ServerProcess.start(installation)
      #expect(try refused.end(within: 60) != 0)
      #expect(refused.errors.contains("navette journal reopen") && !refused.output.contains("https://"))

      let former = try String(contentsOf: installation.pki.appending(path: "log.vkey"), encoding: .utf8)
      let rehearsal = try place.reopen(Self.next, ["--dry-run", "--export", place.export.path])
      #expect(rehearsal["rejouees"] == ["rappel": 1, "reorientation": 1, "revocation": 1])
      #expect(!FileManager.default.fileExists(atPath: installation.data.appending(path: "journaux").path))
      #expect(try String(contentsOf: installation.pki.appending(path: "log.vkey"), encoding: .utf8) == former)

      let report = try place.reopen(Self.next, ["--export", place.export.path])
      for member in ["rejouees", "nonRejouees", "sansEffet", "aRenvoyer", "citee", "perdues", "tailleReprise"] {
        #expect(report[member] == rehearsal[member], "\(member)")
      }
      #expect(report["aRenvoyer"] == [.string(place.rerouted)])
      let cited = try installation.verifier(vkey: former).verify([UInt8](Data(contentsOf: place.last))).checkpoint
      #expect(report["citee"]?["taille"]?.integer == Int64(cited.size))
      #expect(report["perdues"]?.integer ?? 0 > 0)

      // The witness knows another name: it is told, and the journal goes on.
      try place.witness.trust(installation.pki.appending(path: "log.vkey"))
      try place.witness.start()
      let server = try installation.serve()
      try place.expectClosed()
      try place.expectSaid()
      try gateway.seen(gateway.work())
      try place.followUnderItsNewName(Self.next)
      let audit = try Audit(installation)
      let first = try #require(audit.events().first)
      #expect(first["evenement"] == "reouverture" && first["origine"] == "navette-system.invalid/journal")
      #expect(first["taille"]?.integer == Int64(cited.size) && first["racine"] == .string(cited.root.hex))
      #expect(first["rappels"] == 1 && first["revocations"] == 1 && first["motif"] == "essai")
      // The former journal is whole, under its former name.
      let vkey = installation.scratch.url.appending(path: "ancien.vkey")
      try Data(former.utf8).write(to: vkey)
      let archive = installation.data.appending(path: "journaux/1").path
      try installation.run(["journal", "verify", archive, "--vkey", vkey.path])
      try place.verify(audit.export.directory, after: archive)
      try server.stop()
      try place.witness.stop()
    }
  }
}
