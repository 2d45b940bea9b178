import Cryptography
import Foundation
import JSON
import Journal
import Synchronization
import Testing

@testable import navette

/// The rounds of a monitor against a gateway that may lie.
struct JournalMonitorTests {
  /// A gateway that serves a journal's files, and may lie.
  private final class Gateway: GatewayTransport, @unchecked Sendable {  // One test, one thread.
    var journal: TestJournal
    /// What is answered in place of a file.
    var instead: [String: GatewayAnswer] = [:]
    var isAway = false
    var cosigned: [UInt8]?

    init(_ journal: TestJournal) { self.journal = journal }

    func send(_ request: GatewayRequest) throws -> GatewayAnswer {
      guard !isAway else { throw CommandError(.unavailable, "away") }
      if let answer = instead[request.target] { return answer }
      let path = String(request.target.dropFirst("/journal/".count))
      let bytes: [UInt8]? =
        switch path {
        case "checkpoint": try journal.checkpoint().signed.bytes
        case "checkpoint.cosigned": cosigned
        default: try journal.file(at: path)
        }
      guard let bytes else { return Self.problem(404) }
      return GatewayAnswer(status: 200, contentType: "application/octet-stream", body: bytes)
    }

    static func problem(_ status: Int) -> GatewayAnswer {
      GatewayAnswer(status: status, contentType: "application/problem+json", body: Array("{\"status\":\(status)}".utf8))
    }
  }

  private final class Clock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_795_255_200))
    var now: Date { date.withLock { $0 } }
    func advance(by seconds: TimeInterval) { date.withLock { $0 += seconds } }
  }

  private let folder: TemporaryFolder
  private let gateway: Gateway
  private let clock = Clock()

  init() throws {
    folder = try TemporaryFolder()
    let journal = try TestJournal()
    for _ in 1...5 { try journal.append() }
    gateway = Gateway(journal)
  }

  private func monitor(_ limits: MonitorLimits = MonitorLimits()) throws -> JournalMonitor {
    let clock = clock
    let verifier = LogVerifier(key: gateway.journal.signer.key)
    let address = try #require(GatewayAddress("https://gateway.test:8443"))
    let session = GatewaySession(
      folder: try AgentFolder(folder.path), configuration: AgentConfiguration(server: address, verifier: verifier),
      transport: gateway, receipts: ReceiptKeeper(folder: folder.path.appending("recus"), verifier: verifier),
      passphrase: PassphraseSource(file: nil, console: Capture().console()), now: { clock.now })
    return try JournalMonitor(session, MonitorFolder(folder.path.appending("suivi")), limits)
  }

  /// A round of a monitor that was started again.
  private func round(_ limits: MonitorLimits = MonitorLimits()) throws -> JournalMonitor.Round {
    var monitor = try monitor(limits)
    return try monitor.round { _, _ in }
  }

  @Test func `what is proven is kept, and gone on from by another process`() throws {
    #expect(try round().isProven)
    for _ in 1...3 { try gateway.journal.append() }
    #expect(try round().alarms.isEmpty)
    #expect(try monitor().tree.size == 8)
  }

  @Test func `a shorter journal, and another of the same size, are alarms with both checkpoints`() throws {
    let honest = gateway.journal
    _ = try round()
    for (count, code) in [(3, MonitorAlarm.Code.rollback), (5, .fork), (9, .inconsistency)] {
      let forked = try TestJournal.forked(from: honest)
      for _ in 0..<count { try forked.append("ouverture") }
      gateway.journal = forked
      let found = try round()
      #expect(found.alarms.map(\.code) == [code] && !found.isProven)
      let evidence = FilePath(try #require(found.alarms.first?.evidence))
      let names = try PrivateFolder.names(try #require(evidence))
      #expect(names == ["connu.checkpoint", "recu.checkpoint"])
      #expect(try round().alarms.first?.evidence == evidence?.description, "kept once")
    }
    gateway.journal = honest
    #expect(try round().alarms.isEmpty, "what was proven did not move")
  }

  @Test func `a checkpoint by another key, or that is none, is an alarm`() throws {
    _ = try round()
    let other = try TestJournal()
    try other.append()
    gateway.instead["/journal/checkpoint"] = GatewayAnswer(
      status: 200, contentType: "text/plain", body: try other.checkpoint().signed.bytes)
    #expect(try round().alarms.map(\.code) == [.unknownKey])
    var bytes = try gateway.journal.checkpoint().signed.bytes
    bytes[bytes.count - 10] ^= 1
    gateway.instead["/journal/checkpoint"] = GatewayAnswer(status: 200, contentType: "text/plain", body: bytes)
    #expect(try round().alarms.map(\.code) == [.badSignature])
  }

  @Test(arguments: ["tile/0/000.p/5", "tile/entries/000.p/5"])
  func `a file that lies or lacks is an alarm`(path: String) throws {
    var bytes = try #require(try gateway.journal.file(at: path))
    bytes[bytes.count - 1] ^= 1
    gateway.instead["/journal/\(path)"] = GatewayAnswer(
      status: 200, contentType: "application/octet-stream", body: bytes)
    #expect(try round().alarms.map(\.code) == [.wrongTile])
    gateway.instead["/journal/\(path)"] = Gateway.problem(404)
    #expect(try round().alarms.map(\.code) == [.missingFile])
    #expect(try monitor().tree.size == 0, "nothing of it was kept")
  }

  @Test func `a gateway that is away is told once it lasts, and a checkpoint that stands still too`() throws {
    _ = try round()
    gateway.isAway = true
    clock.advance(by: 900)
    #expect(try round().alarms.isEmpty && !round().isReached)
    clock.advance(by: 1)
    #expect(try round().alarms.map(\.code) == [.unreachable])
    gateway.isAway = false
    #expect(try round().alarms.isEmpty)
    clock.advance(by: 6300)
    #expect(try round().alarms.map(\.code) == [.stale])
    try gateway.journal.append()
    #expect(try round().alarms.isEmpty)
  }

  @Test func `entries that the witnesses do not cosign in time are an alarm`() throws {
    let key = try Ed25519PrivateKey.generate()
    let witness = try VerifierKey(name: "temoin.test", publicKey: key.publicKey, kind: .cosignature)
    var limits = MonitorLimits()
    limits.quorum = try WitnessQuorum(witnesses: [witness], threshold: 1)
    let cosigner = try Cosigner(name: "temoin.test", privateKey: key)
    func cosign() throws {
      let checkpoint = try gateway.journal.checkpoint()
      gateway.cosigned = try checkpoint.adding([
        cosigner.cosign(checkpoint, at: UInt64(clock.now.timeIntervalSince1970))
      ]).signed.bytes
    }
    try cosign()
    #expect(try round(limits).alarms.isEmpty)
    try gateway.journal.append()
    #expect(try round(limits).alarms.isEmpty)
    clock.advance(by: 3601)
    #expect(try round(limits).alarms.map(\.code) == [.notCosigned])
    try cosign()
    #expect(try round(limits).alarms.isEmpty)
    // A checkpoint that was cosigned, of a journal that is not the one that was proven.
    let forked = try TestJournal.forked(from: gateway.journal)
    for _ in 1...3 { try forked.append("ouverture") }
    let other = try forked.checkpoint()
    gateway.cosigned = try other.adding([cosigner.cosign(other, at: UInt64(clock.now.timeIntervalSince1970))]).signed
      .bytes
    #expect(try round(limits).alarms.map(\.code) == [.inconsistency])
  }

  @Test func `a state that was altered is refused, not started over`() throws {
    _ = try round()
    let state = folder.path.appending("suivi").appending("etat")
    try PrivateFile.replace(state, Array("navette-followed-tree@v1\n\nfaux\n".utf8))
    #expect(throws: CommandError(.configuration, "")) { try monitor() }
  }
}

extension TestJournal {
  /// The checkpoint of all entries.
  func checkpoint() throws -> VerifiedCheckpoint {
    var tree = MerkleTree()
    for entry in entries { tree.append(entry.leafHash) }
    return try signer.sign(tree)
  }
}
