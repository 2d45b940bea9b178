import JSON
import Journal
import Law
import Testing

@testable import Gateway

struct FollowJournalTests {
  let gateway: TestGateway
  init() throws {
    gateway = try TestGateway()
    _ = try gateway.transmitted()
  }

  @Test func `a monitor reads checkpoint, key, hashes and entries`() throws {
    let monitor = try gateway.agent("moniteur")
    let journal = gateway.gateway.journal
    let checkpoint = try outcome { journal.checkpoint(by: monitor, completion: $0) }.get()
    let key = try outcome { journal.vkey(by: monitor, completion: $0) }.get()
    let verifier = try LogVerifier(vkey: String(decoding: key.dropLast(), as: UTF8.self))
    let size = try verifier.verify(checkpoint).checkpoint.size
    for path in ["tile/0/000.p/\(size)", "tile/entries/000.p/\(size)"] {
      let file = try outcome { journal.file(at: path, by: monitor, completion: $0) }.get()
      #expect(!file.isEmpty, "\(path)")
    }
  }

  @Test(arguments: ["bodies/000.p/1", "policies/\(String(repeating: "0", count: 64)).cedar"])
  func `a monitor reads neither bodies nor past policies, and the refusal is journaled`(path: String) throws {
    let monitor = try gateway.agent("moniteur")
    let file: Outcome<[UInt8]> = try outcome { gateway.gateway.journal.file(at: path, by: monitor, completion: $0) }
    #expect(file.refusedBy == ["journal.pas-les-autres", "journal.moniteur-rien-d-autre"])
    #expect(try gateway.journal(.lectureJournal).last?["decision"] == "refusee")
  }

  @Test func `a monitor proves no entry by its number, lists no fiche, and sees no directory`() throws {
    let monitor = try gateway.agent("moniteur")
    let proof: Outcome<[UInt8]> = try outcome { gateway.gateway.journal.proof(of: 0, by: monitor, completion: $0) }
    #expect(proof.refusedBy?.contains("journal.moniteur-rien-d-autre") == true)
    for verdict in [
      refusal(gateway.access.decide(Lister(), by: monitor)),
      refusal(gateway.access.decide(ListerOrales(), by: monitor)),
      refusal(gateway.access.decide(ListerOrganismes(), by: monitor)),
      refusal(gateway.access.decide(ListerAgents(), by: monitor)),
      refusal(gateway.access.decide(LireMetriques(), by: monitor)),
      refusal(gateway.access.decide(CertifierCle(titulaire: monitor.id), by: monitor)),
    ] { #expect(verdict?.contains("journal.moniteur-rien-d-autre") == true) }
  }

  @Test func `a checkpoint leaves one trace an hour, and covers it`() throws {
    func read(_ name: String) throws -> UInt64 {
      let agent = try gateway.agent(name)
      let bytes = try outcome { gateway.gateway.journal.checkpoint(by: agent, completion: $0) }.get()
      return try gateway.size(bytes)
    }
    let first = try read("moniteur")
    #expect(try gateway.journal(.lectureJournal).count == 1)
    for _ in 1...5 { #expect(try read("moniteur") == first) }
    #expect(try read("auditeur") == first + 1, "each agent for themself")
    gateway.clock.advance(by: 3599)
    #expect(try read("moniteur") == first + 1)
    gateway.clock.advance(by: 1)
    #expect(try read("moniteur") == first + 2, "the log grows under who follows it")
    gateway.clock.advance(by: -7200)
    #expect(try read("moniteur") == first + 3, "a clock put back silences nothing")
  }

  private func refusal<Act: GatedAct>(_ verdict: Verdict<Act>) -> [String]? {
    guard case .refused(let refusal) = verdict else { return nil }
    return refusal.trace.reasons.map(\.id)
  }
}

extension TestGateway {
  /// The size that a checkpoint states.
  func size(_ checkpoint: [UInt8]) throws -> UInt64 {
    let lines = String(decoding: checkpoint, as: UTF8.self).split(separator: "\n")
    guard lines.count > 1, let size = UInt64(lines[1]) else { throw Unexpected(description: "no size") }
    return size
  }
}
