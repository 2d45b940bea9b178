import Foundation
import JSON
import Testing

extension SystemTests {
  @Suite struct Signals {
    @Test func `SIGTERM under load answers what is in progress, and does nothing that it does not answer`() throws {
      let installation = try freshInstallation()
      let load = try Load(installation)
      for round in 1...3 {
        let server = try installation.serve()
        try load.start(authors: 3)
        let before = load.remembered.acknowledged.count
        try Wait.until("answers come", within: 30) { load.remembered.acknowledged.count >= before + 3 }
        usleep(.random(in: 0...200_000))
        try server.stop()
        load.stop()

        let again = try installation.serve()
        let author = try AgentClient(installation, .intervenant)
        let sent = Set(try author.box("envoyees").compactMap { $0["reference"]?.string })
        let memory = load.remembered
        #expect(memory.faults == [])
        #expect(memory.refusals.allSatisfy { $0.status == 503 && $0.retryAfter != nil }, "\(memory.refusals)")
        // Unlike a kill: what was not answered was not done.
        #expect(sent == Set(memory.acknowledged.map(\.reference)), "round \(round)")
        try load.retryUnanswered()
        #expect(load.remembered.unanswered.isEmpty)
        try again.stop()
      }
      let server = try installation.serve()
      let audit = try Audit(installation)
      try audit.holds(load.remembered.receipts)
      let events = try audit.events().compactMap { $0["evenement"]?.string }
      #expect(events.count { $0 == "arret" } >= 6)
      try server.stop()
    }
  }
}
