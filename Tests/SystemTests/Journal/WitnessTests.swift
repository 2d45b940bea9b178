import Foundation
import Glibc
import JSON
import Journal
import SystemSupport
import Testing

extension SystemTests {
  /// The gateway as a process with its folders, its witness as another with its own.
  @Suite struct Witnesses {
    @Test func `a database put back to a backup is refused by the witness, and the gateway stops`() throws {
      let gateway = WatchedGateway(installation: try freshInstallation())
      let installation = gateway.installation
      let witness = try WitnessProcess("un", of: installation)
      try witness.start()
      try installation.watch([witness], quorum: 1)

      var server = try installation.serve()
      try gateway.seen(gateway.work())
      try server.stop()
      let backup = installation.scratch.url.appending(path: "sauvegarde")
      try gateway.backUp(to: backup)

      server = try installation.serve()
      try gateway.seen(gateway.work(2))
      try server.stop()
      try witness.stop()
      try gateway.restore(from: backup)
      let restored = try Data(contentsOf: gateway.kept)

      // Nothing on this machine tells that it went back: only the witness can, and it is away.
      server = try installation.serve()
      try gateway.said("the journal waits for its witnesses", by: server)
      let refused = try gateway.transmit()
      #expect(refused.status == 503 && refused.text.contains("attend ses témoins"), "\(refused.text)")
      let auditor = try AgentClient(installation, .auditor)
      #expect(try auditor.get("/journal/checkpoint").status == 503)
      #expect(try auditor.get("/journal/tile/0/000.p/1").status == 200, "what the journal need not record is served")
      #expect(try auditor.get("/openapi.json").status == 200)

      try witness.start()
      try gateway.said("STOPPED by the witness temoin.invalid/un", by: server)
      try gateway.said("an older copy was put back", by: server)
      let stopped = try gateway.transmit()
      #expect(stopped.status == 503 && stopped.text.contains("est arrêté"), "\(stopped.text)")
      #expect(try Data(contentsOf: gateway.kept) == restored, "nothing was signed")
      server.child.send(SIGTERM)
      #expect(try server.child.end() != 0)

      // With its witness there, it is not even served.
      let again = try ServerProcess.start(installation)
      #expect(try again.end(within: 60) != 0)
      #expect(!again.output.contains("https://"))
      #expect(again.errors.contains("an older copy was put back") && again.errors.contains("Certificates/witnesses.md"))
      #expect(again.errors.contains("`navette journal reopen`"))
      #expect(try Data(contentsOf: gateway.kept) == restored)
      try witness.stop()
    }

    @Test func `of two copies of a database that both went on, the witness refuses the second`() throws {
      let first = WatchedGateway(installation: try freshInstallation())
      let witness = try WitnessProcess("un", of: first.installation)
      try witness.start()
      try first.installation.watch([witness], quorum: 1)
      var server = try first.installation.serve()
      try first.seen(first.work())
      try server.stop()
      try witness.stop()
      let second = WatchedGateway(installation: try first.installation.copy())

      // Each operator answers for going on alone.
      let copied = try second.installation.serve(options: ["--without-witnesses", "essai"])
      try second.work(6)
      // It must come second: the witness would believe either.
      copied.child.send(SIGSTOP)
      server = try first.installation.serve(options: ["--without-witnesses", "urgence"])
      let receipt = try first.work()
      try witness.start()
      try first.seen(receipt)
      copied.child.send(SIGCONT)
      try second.said("STOPPED by the witness temoin.invalid/un", by: copied)
      try second.said("two copies of it went on", by: copied)
      #expect(try second.transmit().status == 503)
      copied.child.send(SIGTERM)
      #expect(try copied.child.end() != 0)
      try first.seen(first.work())
      #expect(!server.child.errors.contains("STOPPED"))
      try server.stop()
      try witness.stop()
    }

    @Test func `with the witness away no receipt is given after a start, but to an operator who answers for it`() throws
    {
      let gateway = WatchedGateway(installation: try freshInstallation())
      let installation = gateway.installation
      var server = try installation.serve()
      let before = try gateway.work().checkpoint.checkpoint.size
      try server.stop()
      let witnesses = try ["un", "deux", "trois"].map { try WitnessProcess($0, of: installation) }
      try installation.watch(witnesses, quorum: 2)
      try witnesses[0].start()

      server = try installation.serve()
      #expect(try gateway.transmit().status == 503)
      try gateway.said("the witness temoin.invalid/deux is away", by: server)
      #expect(try gateway.transmit().status == 503, "one witness of three is no quorum")
      try server.stop()
      let wrong = try ServerProcess.start(installation, options: ["--without-witnesses", "vacances"])
      #expect(try wrong.end(within: 30) != 0)

      server = try installation.serve(options: ["--without-witnesses", "panne-du-temoin"])
      let receipt = try gateway.work()
      #expect(try gateway.cosigned() == nil)
      // `before` was signed before the stop, which is an entry too.
      let events = try gateway.events(from: before + 1)
      #expect(events.first?["evenement"]?.string == "temoins-outrepasses")
      #expect(events.first?["motif"]?.string == "panne-du-temoin")
      #expect(events.dropFirst().first?["evenement"]?.string == "configuration")
      #expect(events.dropFirst().first?["membres"] == ["quorum", "temoins"])
      #expect(events.dropFirst(2).first?["evenement"]?.string == "demarrage")

      // What was missed is collected when a second one returns.
      try witnesses[2].start()
      try gateway.seen(receipt)
      let cosigned = try #require(try gateway.cosigned())
      #expect(cosigned.note.signatures.count == 3)
      let counted = try AgentClient(installation, .administrator).get("/api/metriques").json["temoins"]
      #expect(counted?["etat"]?.string == "ouvert" && counted?["quorum"]?.integer == 2, "\(counted ?? .null)")
      #expect(counted?["temoins"]?.array?.map { $0["present"] == true } == [true, false, true])
      try server.stop()

      // A start that finds its quorum goes on by itself.
      server = try installation.serve()
      try gateway.seen(gateway.work())
      try server.stop()
      for witness in [witnesses[0], witnesses[2]] { try witness.stop() }
    }
  }
}
