import Cryptography
import Foundation
import HTTP
import JSON
import Journal
import SystemSupport
import TestSupport
import Testing

extension SystemTests {
  @Suite struct WitnessProcesses {
    private let scratch: Scratch
    private let log: TestLog
    private let witness: WitnessProcess

    init() throws {
      scratch = try Scratch()
      log = try TestLog(2000)
      witness = try WitnessProcess(in: scratch.url, trusting: log.signer.key.vkey)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a witness killed at any moment never cosigns two histories, nor forgets one`() throws {
      var (cosigned, round) = (0, 0)
      // A machine that has little to give dies more often before it has proven anything.
      while round < 12 || (cosigned <= 50 && round < 120) {
        round += 1
        try witness.start()
        let running = witness
        let client = try running.client()
        // The moment is drawn anew at each round; some requests first, so that each has something to lose.
        Thread.detachNewThread {
          usleep(.random(in: 20_000...150_000))
          running.kill()
        }
        var size = cosigned
        while size < 2000 {
          guard let answer = try? client.ask(log.request(size, size + 1)) else { break }
          switch answer {
          case .cosigned(let lines):
            size += 1
            _ = try witness.key.cosignature(of: log.checkpoint(size).signed, among: lines)
            cosigned = size
          case .conflict(let known):
            // It was killed between its write and its answer, in an earlier round.
            #expect(known == UInt64(cosigned + 1), "round \(round)")
            size = Int(try #require(known))
          default:
            Issue.record("round \(round): \(answer)")
            return
          }
        }
        running.kill()
      }
      #expect(cosigned > 50, "nothing much was cosigned: nothing was proven")
      try refusesAnotherPast(after: cosigned)
    }

    /// What it cosigned binds it, after all those deaths.
    private func refusesAnotherPast(after cosigned: Int) throws {
      try witness.start()
      let client = try witness.client()
      let restored = try TestLog(2000, fork: cosigned / 2)
      guard case .conflict(.some(let known)) = try client.ask(restored.request(cosigned - 1, cosigned - 1)) else {
        Issue.record("a rolled back log was not refused")
        return
      }
      #expect([cosigned, cosigned + 1].contains(Int(known)))
      #expect(try client.ask(restored.request(Int(known), Int(known))) == .conflict(size: known))
      #expect(try client.ask(restored.request(Int(known), 2000)) == .unproven)
      #expect(try client.ask(log.request(Int(known), 2000)).status == 200)
      #expect(witness.errors.contains("signed a second tree of size \(known)"))
      try witness.stop()
      let shown = try JSON.parse(
        Array(WitnessProcess.run(["show", witness.folder.path, "--json"], in: scratch.url).utf8))
      #expect(shown.array?.first?["taille"]?.integer == 2000)
    }

    @Test func `one witness serves a folder; it takes a new log meanwhile, and no further key of one that it knows`()
      throws
    {
      try witness.start()
      let words = ["serve", witness.folder.path, "--port", "0", "--accept-old-openssl"]
      #expect(throws: SystemFault.self) { try WitnessProcess.run(words, in: scratch.url) }
      let client = try witness.client()
      #expect(try client.ask(log.request(0, 5)).status == 200)
      let newcomer = try TestLog(5, origin: "other.example/log", seed: 8)
      #expect(try client.ask(newcomer.request(0, 5)).status == 404)
      try trust(newcomer)
      #expect(try client.ask(newcomer.request(0, 5)).status == 200)
      let further = try TestLog(0, seed: 9)
      #expect(throws: SystemFault.self) { try trust(further) }
      try witness.stop()
      try trust(further)
    }

    private func trust(_ log: TestLog) throws {
      let file = witness.folder.appending(path: "\(UUID().uuidString).vkey")
      try Data(log.signer.key.vkey.utf8).write(to: file)
      try WitnessProcess.run(["trust", witness.folder.path, "--vkey", file.path], in: scratch.url)
    }

    @Test func `a client that does not know the witness's authority sends nothing`() throws {
      try witness.start()
      let other = try WitnessProcess("temoin.example/2", in: scratch.url, trusting: log.signer.key.vkey)
      let client = Client(
        ClientConfiguration(
          host: "127.0.0.1", port: witness.port,
          transport: .tls(
            try .client(
              identity: nil,
              servers: .init(anchors: Certificate.bundle(pem: [UInt8](Data(contentsOf: other.authority))))))))
      #expect(throws: HTTPError.self) { try client.ask(log.request(0, 5)) }
      try witness.stop()
      #expect(try !WitnessProcess.run(["show", witness.folder.path], in: scratch.url).contains("suivi"))
    }
  }
}
