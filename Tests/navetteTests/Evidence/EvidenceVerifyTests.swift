import Authority
import Cryptography
import Foundation
import JSON
import Journal
import Sealing
import Testing

@testable import Gateway
@testable import navette

/// What an evidence file proves, and every way of making it say something else.
struct EvidenceVerifyTests {
  private let evidence: TestEvidence

  init() throws { evidence = try TestEvidence() }

  private func refuse(
    _ bytes: [UInt8], _ trust: EvidenceTrust? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: EvidenceFault.self, sourceLocation: sourceLocation) { try evidence.check(bytes, trust) }
  }

  @Test func `a sound file proves the event, and says what it does not prove`() throws {
    let check = try evidence.check(try evidence.file())
    #expect(check.isComplete && check.statement.event.code == "cloture" && check.file.body != nil)
    #expect(check.proven.contains { $0.contains("engage le corps joint") })
    #expect(check.unproven.contains { $0.contains("révoqué") } && check.unproven.contains { $0.contains("témoin") })
    #expect(check.json["valide"] == true && check.json["feuille"]?.integer == 1)
    let bare = try evidence.check(try evidence.file(withBody: false))
    #expect(bare.unproven.contains { $0.contains("repose sur le sceau seul") } && bare.json["corps"] == "réservé")
  }

  @Test func `every flipped byte of the file is refused`() throws {
    let bytes = try evidence.file()
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(throws: EvidenceFault.self, "\(index)") { try evidence.check(changed) }
    }
  }

  /// As the one before, by somebody who makes the archive anew.
  @Test func `every flipped byte of every member is refused, in an archive made anew`() throws {
    let archive = try StoredArchive(parsing: try evidence.file())
    var accepted: [String] = []
    for (place, member) in archive.members.enumerated() {
      for index in member.bytes.indices {
        var bytes = member.bytes
        bytes[index] ^= 4
        var members = archive.members
        members[place] = .init(name: member.name, bytes: bytes)
        if (try? evidence.check(StoredArchive(members).bytes)) != nil { accepted.append("\(member.name) \(index)") }
      }
    }
    #expect(accepted == [])
  }

  @Test func `a statement that the gateway itself sealed, and that says something else than the proof, is refused`()
    throws
  {
    let changes: [(inout EvidenceStatement) -> Void] = [
      { $0.event.code = "accuse" }, { $0.event.subject = "FN-2026-AAAA-AAAA-AA" }, { $0.event.agent = "agent-2" },
      { $0.event.role = "prefet" }, { $0.event.instant = "2020-01-01T00:00:00Z" }, { $0.event.decision = "refusee" },
      { $0.event.articles = [] }, { $0.event.policies = ["autre"] }, { $0.event.policySet = nil },
      { $0.place.origin = "ailleurs" }, { $0.place.leaf = 2 }, { $0.place.hour = "2020-01-01T00:00:00Z" },
      { $0.place.retention = "acces" }, { $0.place.size = 4 }, { $0.place.root = String(repeating: "0", count: 64) },
      { $0.place.cosigners = ["temoin"] }, { $0.place.timestamps = [.init(authority: "tsa", instant: "2026")] },
      { $0.body = .pruned }, { $0.parts.removeLast() }, { $0.parts[0].digest = String(repeating: "0", count: 64) },
      { $0.issued = "2026-01-01T00:00:00Z" },
    ]
    for (number, change) in changes.enumerated() {
      let bytes = try evidence.file(changing: change)
      #expect(throws: EvidenceFault.self, "change \(number)") { try evidence.check(bytes) }
    }
    refuse(try evidence.file(withBody: false) { $0.body = .joined })
  }

  @Test func `another journal's, another authority's, or another step's parts are refused`() throws {
    let other = try TestEvidence()
    refuse(try other.file())
    refuse(try evidence.file(by: other.sealer))
    refuse(try evidence.file(), EvidenceTrust(verifier: other.journal.signer.verifier, root: evidence.root.certificate))
    refuse(try evidence.file(), EvidenceTrust(verifier: evidence.journal.signer.verifier, root: other.root.certificate))
    let (first, second) = (
      try StoredArchive(parsing: try evidence.file()), try StoredArchive(parsing: try evidence.file(0))
    )
    for place in first.members.indices where first.members[place].bytes != second.members[place].bytes {
      var members = first.members
      members[place] = second.members[place]
      refuse(try StoredArchive(members).bytes)
    }
  }

  @Test func `witnesses count when they are named, and a quorum that is not there is no alteration`() throws {
    let witnesses = try ["temoin.test/a", "temoin.test/b"].map { try Cosigner(name: $0, privateKey: .generate()) }
    let bytes = try evidence.file(cosigned: [witnesses[0]])
    var trust = evidence.trust
    #expect(try evidence.check(bytes).cosignatures == nil)
    trust.quorum = try WitnessQuorum(witnesses: witnesses.map(\.key), threshold: 1)
    let one = try evidence.check(bytes, trust)
    #expect(one.isComplete && one.cosignatures?.map(\.name) == ["temoin.test/a"])
    trust.quorum = try WitnessQuorum(witnesses: witnesses.map(\.key), threshold: 2)
    let two = try evidence.check(bytes, trust)
    #expect(!two.isComplete && two.unproven.contains { $0.contains("1 sur 2") })
    #expect(!(try evidence.check(try evidence.file(), trust)).isComplete)
  }

  @Test func `the command prints, exits as it says, and refuses with words`() throws {
    let folder = try TemporaryFolder()
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
      let path = folder.path.appending(name)
      try PrivateFile.replace(path, bytes)
      return path.description
    }
    let vkey = try write("log.vkey", Array((evidence.journal.signer.key.vkey + "\n").utf8))
    let root = try write("ca.crt", Array(evidence.root.certificate.pem.utf8))
    let witness = try Cosigner(name: "temoin.test/a", privateKey: .generate())
    let key = try write("temoin.vkey", Array((witness.key.vkey + "\n").utf8))
    let file = try write("preuve.zip", try evidence.file())
    func run(_ more: String...) -> (ExitCode, Capture) {
      let capture = Capture()
      let words = ["evidence", "verify", file, "--vkey", vkey, "--ca", root] + more
      return (CommandLineRunner(root: Navette.commands).run(words, console: capture.console()), capture)
    }
    let (code, said) = run()
    #expect(
      code == .success && said.out.contains("Prouvé") && said.out.contains("Non prouvé"), "\(said.out)\(said.error)")
    #expect(run("--witness", key).0 == .refused)
    #expect(run("--witness", key, "--quorum", "2").0 == .usage)
    #expect(run("--quorum", "1").0 == .usage)
    #expect(run("--witness", vkey).0 == .configuration)
    #expect(run("--tsa-ca", vkey).0 == .configuration)
    _ = try write("preuve.zip", try TestEvidence().file())
    let (refused, words) = run("--json")
    #expect(refused == .untrusted && words.out.contains("\"valide\"") && words.error.contains("PREUVE REFUSÉE"))
    _ = try write("preuve.zip", [])
    #expect(run().0 == .untrusted)
  }
}
