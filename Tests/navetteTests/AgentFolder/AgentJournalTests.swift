import Cryptography
import Foundation
import Journal
import Testing

@testable import navette

/// An agent's folder follows a journal under its new name.
struct AgentJournalTests {
  private let folder: TemporaryFolder
  private let journal: TestJournal
  private let configuration: FilePath

  init() throws {
    folder = try TemporaryFolder()
    journal = try TestJournal()
    configuration = folder.path.appending("agent.json")
    let address = try #require(GatewayAddress("https://127.0.0.1:8443"))
    try PrivateFile.create(
      configuration, AgentConfiguration(server: address, verifier: journal.signer.verifier).bytes)
  }

  private func follow(_ key: VerifierKey) throws -> ExitCode {
    let file = folder.path.appending("log.vkey")
    try PrivateFile.replace(file, Array((key.vkey + "\n").utf8))
    return Capture().run("agent", "journal", "--vkey", file.description, "--agent", folder.path.description)
  }

  private func renamed(_ name: String) throws -> VerifierKey {
    try VerifierKey(name: name, publicKey: journal.signer.key.publicKey)
  }

  private func present() throws -> AgentConfiguration {
    try AgentConfiguration(parsing: BoundedFile.read(configuration, maximum: 8192))
  }

  private func keep(_ leaf: UInt64, of journal: TestJournal) throws {
    let keeper = ReceiptKeeper(folder: folder.path.appending("recus"), verifier: try present().verifier)
    try keeper.keep(try ReceivedReceipt(Answer(journal.receipt(leaf))), about: nil)
  }

  @Test func `the same key under another name is followed, and former receipts still verify`() throws {
    try keep(try journal.append(), of: journal)
    #expect(try follow(renamed("navette.test/journal-2")) == .success)
    #expect(try present().origin == "navette.test/journal-2" && present().server.port == 8443)
    #expect(!PrivateFolder.exists(folder.path.appending("recus")))
    let capture = Capture()
    #expect(capture.run("receipts", "--agent", folder.path.description) == .success)
    #expect(capture.out.contains("1 reçu(s), tous vérifiés"))
    // One that was altered since is no receipt of the former journal either.
    let kept = folder.path.appending("recus-anterieurs-1/000000000000-transmission.json")
    let text = try TextFile.text(kept, maximum: 1 << 20)
    try Data(text.replacing("navette.test/journal", with: "navette.test/autre").utf8)
      .write(to: URL(filePath: kept.description))
    #expect(Capture().run("receipts", "--agent", folder.path.description) == .untrusted)
  }

  @Test func `another key, a witness's, or the name that it has already are refused, and nothing changes`() throws {
    let before = try BoundedFile.read(configuration, maximum: 8192)
    let stranger = try Ed25519PrivateKey.generate().publicKey
    #expect(try follow(VerifierKey(name: "navette.test/journal-2", publicKey: stranger)) == .untrusted)
    #expect(try follow(VerifierKey(name: "navette.test/journal", publicKey: stranger)) == .untrusted)
    #expect(try follow(renamed("navette.test/journal")) == .conflict)
    let witness = try VerifierKey(name: "temoin.test/1", publicKey: stranger, kind: .cosignature)
    #expect(try follow(witness) != .success)
    #expect(try BoundedFile.read(configuration, maximum: 8192) == before)
  }

  @Test func `twice, receipts of each journal are kept apart`() throws {
    try keep(try journal.append(), of: journal)
    for name in ["navette.test/journal-2", "navette.test/journal-3"] {
      #expect(try follow(renamed(name)) == .success)
    }
    // Nothing was received under the second name.
    #expect(PrivateFolder.exists(folder.path.appending("recus-anterieurs-1")))
    #expect(!PrivateFolder.exists(folder.path.appending("recus-anterieurs-2")))
  }

  @Test func `a receipt of another journal than the pinned one says what to do`() throws {
    let other = try TestJournal(origin: "navette.test/journal-2")
    let error = #expect(throws: CommandError.self) { try keep(try other.append(), of: other) }
    #expect(error?.code == .untrusted && error?.hint?.contains("navette agent journal --vkey") == true)
  }
}
