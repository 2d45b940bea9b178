import SystemSupport
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

    @Test func `a server told to end with its input does, in order, when the program that ran it is gone`() throws {
      let installation = try freshInstallation()
      let runner = Process()
      runner.executableURL = URL(filePath: "/bin/sh")
      runner.arguments = [
        "-c", #"sleep 2 | "$0" "$@""#, try Program.path(), "serve", "--data", installation.data.path, "--keys",
        installation.keys.path, "--port", "0", "--accept-old-openssl", "--until-eof",
      ]
      let out = installation.logs.appending(path: "until-eof.out")
      #expect(FileManager.default.createFile(atPath: out.path, contents: nil))
      runner.standardOutput = try FileHandle(forWritingTo: out)
      try runner.run()
      try Wait.until("the server ends", within: 30) { !runner.isRunning }
      #expect(runner.terminationStatus == 0)
      #expect(try String(contentsOf: out, encoding: .utf8).contains("navette: https://"))
      let server = try installation.serve()
      let life = try Audit(installation).events().compactMap { $0["evenement"]?.string }
        .filter { ["demarrage", "arret"].contains($0) }
      #expect(life.suffix(3) == ["demarrage", "arret", "demarrage"])
      try server.stop()
    }
  }
}
