import Cryptography
import Foundation
import Journal
import Testing

/// Exports whose checkpoint witnesses have cosigned.
struct CosignedExportTests {
  private let journal: MemoryJournal
  private let log: LogSigner
  private let witnesses: [Cosigner]
  private let rule: WitnessQuorum

  init() throws {
    journal = try MemoryJournal(count: 300)
    log = try signer()
    witnesses = try ["un", "deux", "trois"].map { try Cosigner(name: "temoin.test/\($0)", privateKey: .generate()) }
    rule = try WitnessQuorum(witnesses: witnesses.map(\.key), threshold: 2)
  }

  /// The tree of the first entries, signed, then cosigned by some.
  private func cosigned(_ size: UInt64, by cosigners: [Cosigner], signer: LogSigner? = nil) throws -> SignedCheckpoint {
    let signer = signer ?? log
    let checkpoint = try signer.sign(Checkpoint(origin: signer.origin, size: size, root: journal.root(size: size)))
    return try checkpoint.adding(cosigners.map { try $0.cosign(checkpoint, at: 1_800_000_000) }).signed
  }

  private func report(
    _ cosigned: SignedCheckpoint?, named: [VerifierKey]? = nil, trusting trusted: WitnessQuorum?
  ) throws -> ExportReport {
    try withFolder { folder in
      let files = JournalFiles(journal, size: 300)
      try JournalExport.write(
        checkpoint: log.sign(journal.tree), key: log.key, to: folder, cosigned: cosigned,
        witnesses: named ?? witnesses.map(\.key)
      ) { path in
        try #require(try files.file(at: path))
      }
      return try ExportVerifier(trusted: log.verifier, witnesses: trusted).verify(folder)
    }
  }

  @Test(arguments: [0, 1, 256, 299, 300] as [UInt64])
  func `an export says who cosigned which part of it`(size: UInt64) throws {
    let cosigned = try cosigned(size, by: Array(witnesses.prefix(2)))
    let trusted = try report(cosigned, trusting: rule)
    #expect(trusted.faults == [])
    #expect(trusted.cosigned?.size == size && trusted.cosigned?.areWitnessesTrusted == true)
    #expect(trusted.cosigned?.cosignatures.map(\.key) == witnesses.prefix(2).map(\.key))
    let told = try report(cosigned, trusting: nil)
    #expect(told.isSound && told.cosigned?.cosignatures.count == 2 && told.cosigned?.areWitnessesTrusted == false)
  }

  @Test func `without witnesses nothing is required, and with them a quorum is`() throws {
    #expect(try report(nil, named: [], trusting: nil).isSound)
    #expect(try report(nil, trusting: rule).faults.map(\.kind) == [.quorumMissing])
    #expect(try report(cosigned(300, by: [witnesses[2]]), trusting: rule).faults.map(\.kind) == [.quorumMissing])
    let stranger = try Cosigner(name: "temoin.test/deux", privateKey: .generate())
    let usurped = try cosigned(300, by: [witnesses[0], stranger])
    #expect(try report(usurped, trusting: rule).faults.map(\.kind) == [.quorumMissing])
    // Whoever the export names proves nothing to somebody who brings other keys.
    let other = try WitnessQuorum(witnesses: [stranger.key], threshold: 1)
    #expect(
      try report(cosigned(300, by: witnesses), trusting: other).faults.map(\.kind) == [.quorumMissing])
  }

  @Test func `a cosigned checkpoint of another tree, of a later one, or of another log is reported`() throws {
    let root = SHA256.digest([1])
    let forked = try log.sign(Checkpoint(origin: log.origin, size: 256, root: root))
    let elsewhere = try forked.adding(witnesses.map { try $0.cosign(forked, at: 1) }).signed
    #expect(try report(elsewhere, trusting: rule).faults.map(\.kind) == [.cosignedElsewhere])
    let later = try log.sign(Checkpoint(origin: log.origin, size: 301, root: root))
    let ahead = try later.adding(witnesses.map { try $0.cosign(later, at: 1) }).signed
    #expect(try report(ahead, trusting: nil).faults.map(\.kind) == [.cosignedElsewhere])
    let unsigned = try cosigned(300, by: witnesses, signer: signer(seed: 8))
    #expect(try report(unsigned, trusting: rule).faults.map(\.kind) == [.unsigned])
    let foreign = try cosigned(300, by: witnesses, signer: signer("other.example/journal"))
    #expect(try report(foreign, trusting: rule).faults.map(\.kind) == [.wrongOrigin])
  }

  @Test func `a list of witnesses that cannot be read is reported`() throws {
    #expect(try report(nil, named: [log.key], trusting: nil).faults.map(\.kind) == [.malformedKey])
    let twice = [witnesses[0].key, witnesses[0].key]
    #expect(try report(nil, named: twice, trusting: nil).faults.map(\.kind) == [.malformedKey])
  }
}
