import SystemSupport
import Foundation
import JSON
import Journal
import Testing

extension SystemTests {
  @Suite struct Monitor {
    private static let moniteur = Post(name: "moniteur-exterieur", role: "moniteur", secrecy: "aucune")

    /// Enrols a monitor: its connection's key alone.
    private func enrolled(_ installation: Installation) throws -> Installation {
      let pki = installation.data.appending(path: "pki")
      let folder = installation.folder(Self.moniteur).path
      try installation.run([
        "agent", "request", folder, "--name", Self.moniteur.name, "--no-passphrase", "--browser", "--server",
        "https://127.0.0.1:\(installation.port)", "--ca", pki.appending(path: "ca.crt").path, "--vkey-file",
        pki.appending(path: "log.vkey").path,
      ])
      try installation.run(
        [
          "agent", "add", "--name", Self.moniteur.name, "--role", "moniteur", "--secrecy", "aucune", "--request",
          folder,
        ], as: .administrator)
      return installation
    }

    /// One round: the events that it told.
    private func round(
      _ installation: Installation, as post: Post = Self.moniteur, _ more: [String] = [], expecting code: Int32 = 0
    ) throws -> [JSON] {
      let state = installation.scratch.url.appending(path: "suivi").path
      let output = try installation.run(
        ["journal", "monitor", state, "--once", "--json"] + more, as: post, expecting: code)
      return try output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    }

    private func transmit(_ installation: Installation, times: Int = 1) throws {
      let author = try AgentClient(installation, .intervenant)
      for _ in 0..<times {
        #expect(try author.post("/api/fiches", Fiches.orientation(), key: Fiches.newKey()).status == 201)
      }
    }

    @Test func `an outside institution follows a running gateway with a certificate that opens nothing else`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      _ = try enrolled(installation)
      let first = try #require(round(installation).first)
      #expect(first["evenement"] == "verifie")
      try transmit(installation, times: 3)
      let second = try #require(round(installation).first)
      #expect(second["taille"]?.integer ?? 0 >= (first["taille"]?.integer ?? 0) + 3)
      // Nothing but commitments: neither bodies nor fiches.
      for words in [
        ["journal", "export", installation.scratch.url.appending(path: "copie").path], ["journal", "list"],
        ["journal", "prove", "0"], ["inbox"],
      ] {
        _ = try installation.run(words, as: Self.moniteur, expecting: 1)
      }
      try server.stop()
      #expect(try round(installation, expecting: 5).isEmpty)
      let silent = try round(installation, ["--unreachable", "0"], expecting: 5)
      #expect(silent.first?["alarme"] == "injoignable")
    }

    @Test func `a gateway whose past was put back is caught by who followed it, with both checkpoints kept`() throws {
      let installation = try freshInstallation()
      let kept = [
        installation.data.appending(path: "navette.db"), installation.keys.appending(path: "journal.checkpoint"),
      ]
      for file in kept { try FileManager.default.copyItem(atPath: file.path, toPath: file.path + ".older") }
      let server = try installation.serve()
      try transmit(installation, times: 4)
      let followed = try #require(round(installation, as: .auditor).first?["taille"]?.integer)
      try server.stop()
      for file in kept {
        try FileManager.default.removeItem(at: file)
        try FileManager.default.moveItem(atPath: file.path + ".older", toPath: file.path)
      }
      let again = try installation.serve()
      let back = try round(installation, as: .auditor, expecting: 7)
      #expect(back.contains { $0["alarme"] == "retour-en-arriere" }, "\(back)")
      try transmit(installation, times: Int(followed))
      let forked = try round(installation, as: .auditor, expecting: 7)
      let alarm = try #require(forked.first { $0["alarme"] == "incoherence" }, "\(forked)")
      let evidence = URL(filePath: try #require(alarm["preuves"]?.string))
      for name in ["connu.checkpoint", "recu.checkpoint"] {
        let text = try String(contentsOf: evidence.appending(path: name), encoding: .utf8)
        _ = try installation.verifier().verify(Array(text.utf8))
      }
      #expect(try round(installation, as: .auditor, expecting: 7).count == forked.count, "until it is mended")
      try again.stop()
    }

    @Test func `an auditor lists and counts the same at the gateway and in an export`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      try transmit(installation, times: 2)
      let folder = installation.scratch.url.appending(path: "copie").path
      try installation.run(["journal", "export", folder], as: .auditor)
      let wanted = ["--event", "transmission", "--category", "ordinaire", "--json"]
      let online = try JSON.parse(installation.run(["journal", "list"] + wanted, as: .auditor))
      let offline = try JSON.parse(installation.run(["journal", "list", folder] + wanted))
      #expect(online.array?.count == 2 && online == offline)
      let newest = ["--newest-first", "--limit", "1", "--event", "transmission", "--json"]
      let last = try JSON.parse(installation.run(["journal", "list"] + newest, as: .auditor))
      #expect(last[0]?["feuille"] == online[1]?["feuille"])
      func report(_ words: [String], as post: Post? = nil) throws -> JSON {
        try JSON.parse(installation.run(["journal", "report"] + words + ["--json"], as: post))
      }
      let (live, copied) = (try report([], as: .auditor), try report([folder]))
      for found in [live, copied] {
        #expect(found["illisibles"] == 0 && found["totaux"]?[0]?["nombre"] == 2, "\(found)")
        #expect(found["divulgations"]?["parEvenement"]?[0]?["code"] == "transmission")
      }
      try server.stop()
    }
  }
}
