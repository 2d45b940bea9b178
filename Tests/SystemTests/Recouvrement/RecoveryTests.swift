import Foundation
import JSON
import SystemSupport
import Testing

extension SystemTests {
  /// `navette recover`, as two people run it against the running gateway.
  @Suite struct Recovery {
    private let circo = Territory.recovering[0]
    private let commissariat = Territory.recovering[1]

    @Test func `two people give an agent's fiches back to their new key, and the journal says so`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let references = try installation.transmitted(2)
      try installation.run(["open", references[0], "--json"], as: .worker)
      try installation.rekey(.worker)
      try installation.run(["open", references[0]], as: .worker, expecting: 1)
      try installation.attestAgain(.worker, by: .cadre)
      try installation.run(["open", references[0]], as: .worker, expecting: 1)

      let said = try installation.run(installation.recovery(of: .worker) + ["--json"], as: .cadre)
      let answer = try JSON.parse(Array(said.utf8))
      #expect(answer["recouvrees"] == 2 && answer["sansCle"] == 0 && answer["fermees"] == 0)
      #expect(Set((answer["fiches"]?.array ?? []).compactMap(\.string)) == Set(references))
      for reference in references {
        #expect(try installation.run(["open", reference, "--json"], as: .worker).contains("Imaginaire"))
      }
      // Twice gives nothing more, and takes nothing away.
      let again = try installation.run(installation.recovery(of: .worker) + ["--json"], as: .cadre)
      #expect(try JSON.parse(Array(again.utf8))["recouvrees"] == 0)
      try installation.run(["open", references[1]], as: .worker)

      let events = try Audit(installation).events().filter { $0["objet"]?.string == Post.worker.name }
      let asked = events.filter { $0["evenement"] == "demande-recouvrement" }
      #expect(asked.count == 2 && asked.allSatisfy { $0["agent"]?.string == Post.cadre.name })
      let given = events.filter { $0["evenement"] == "recouvrement" }
      #expect(given.count == 1 && given.first?["nombre"] == 2 && given.first?["organisme"]?.string == circo)
      try server.stop()
    }

    @Test func `one share, a wrong passphrase, or shares that do not go together give nothing`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let reference = try installation.transmitted(1)[0]
      try installation.rekey(.worker)
      try installation.attestAgain(.worker, by: .cadre)
      func share(_ body: String, _ holder: Post) -> URL { RecoveryShare.of(body, held: holder, in: installation) }
      func refused(_ shares: [URL], _ phrases: [Post] = RecoveryShare.holders, code: Int32) throws {
        try installation.run(
          installation.recovery(of: .worker, with: circo, shares: shares, phrases: phrases), as: .cadre,
          expecting: code)
      }
      let (first, second) = (share(circo, .cadre), share(circo, .dpo))
      try refused([first], code: 2)
      try refused([first, second], [.cadre], code: 2)
      try refused([first, first], [.cadre, .cadre], code: 8)
      try refused([first, second], [.dpo, .cadre], code: 6)
      try refused([first, share(commissariat, .dpo)], code: 8)
      // Whole, but of another body: nothing that is handed out is sealed to it.
      try refused([share(commissariat, .cadre), share(commissariat, .dpo)], code: 1)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: second.path)
      try refused([first, second], code: 6)
      try installation.run(["open", reference], as: .worker, expecting: 1)
      #expect(try !Audit(installation).events().contains { $0["evenement"] == "recouvrement" })
      try server.stop()
    }

    @Test func `who may not ask, and for whom nothing may be given back, are refused and journaled`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let reference = try installation.transmitted(1)[0]
      try installation.rekey(.worker)
      // Nobody attested the new key yet.
      try installation.run(installation.recovery(of: .worker), as: .cadre, expecting: 4)
      try installation.attestAgain(.worker, by: .cadre)
      for post in [Post.administrator, .intervenant, .dpo, .otherWorker] {
        try installation.run(installation.recovery(of: .worker), as: post, expecting: 1)
      }
      try installation.run(installation.recovery(of: .cadre), as: .cadre, expecting: 1)
      let shares = RecoveryShare.holders.map { RecoveryShare.of(circo, held: $0, in: installation) }
      try installation.run(
        installation.recovery(of: .worker, with: "nulle-part", shares: shares), as: .cadre, expecting: 8)
      // Of another body: the fiches of this one were never theirs.
      let said = try installation.run(installation.recovery(of: .officer) + ["--json"], as: .cadre)
      #expect(try JSON.parse(Array(said.utf8))["recouvrees"] == 0)
      try installation.run(["agent", "revoke", Post.worker.name, "--reason", "vol"], as: .administrator)
      try installation.run(installation.recovery(of: .worker), as: .cadre, expecting: 8)

      let events = try Audit(installation).events()
      let refusals = events.filter { $0["evenement"] == "demande-recouvrement" && $0["decision"] == "refusee" }
      #expect(refusals.count == 5, "\(refusals.count)")
      #expect(!events.contains { $0["evenement"] == "recouvrement" })
      #expect(try AgentClient(installation, .otherWorker).post("/api/fiches/\(reference)/ouverture", [:]).status == 200)
      try server.stop()
    }
  }
}
