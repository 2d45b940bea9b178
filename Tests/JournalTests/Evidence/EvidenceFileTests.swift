import Cryptography
import Foundation
import Testing

@testable import Journal

/// The parts of an evidence file, and how they hold together; what the statement says is the gateway's business.
struct EvidenceFileTests {
  private let receipt: Receipt
  private let body: EvidenceFile.Body
  private let other: EvidenceFile.Body

  init() throws {
    let journal = try MemoryJournal(count: 5)
    receipt = try Receipt(
      entry: journal.entries[2], index: 2, checkpoint: try signer().sign(journal.tree), reading: journal)
    let bodies = try journal.bodies.map { try #require($0) }
    body = EvidenceFile.Body(bytes: bodies[2].bytes, nonce: bodies[2].nonce)
    other = EvidenceFile.Body(bytes: bodies[3].bytes, nonce: bodies[3].nonce)
  }

  private func file(
    body: EvidenceFile.Body?, timestamps: [EvidenceFile.Timestamp] = []
  ) throws(JournalError) -> EvidenceFile {
    try EvidenceFile(
      statement: Array("ATTESTATION inventée\n".utf8), signature: [0x30, 0], body: body, receipt: receipt,
      timestamps: timestamps, guide: Array("Lisez-moi.\n".utf8))
  }

  @Test func `what is written is read again, with and without a body and timestamps`() throws {
    let stamps = ["zeta", "alpha.test"].map { EvidenceFile.Timestamp(authority: $0, token: [0x30, 1, 0]) }
    for file in [try file(body: body), try file(body: nil), try file(body: body, timestamps: stamps)] {
      let again = try EvidenceFile(parsing: file.bytes)
      #expect(again == file && again.bytes == file.bytes)
    }
    let names = try StoredArchive(parsing: try file(body: body, timestamps: stamps).bytes).members.map(\.name)
    #expect(
      names == [
        "attestation.txt", "attestation.p7s", "corps.json", "nonce.hex", "entree.bin", "preuve.tlog-proof",
        "checkpoint",
        "horodatage-alpha.test.tsr", "horodatage-zeta.tsr", "LISEZMOI.txt",
      ])
  }

  @Test func `the parts are what public tools expect`() throws {
    let archive = try StoredArchive(parsing: try file(body: body).bytes)
    let entry = try LogEntry(bytes: #require(archive["entree.bin"]))
    let nonce = try #require(
      archive["nonce.hex"].flatMap { Hexadecimal.decode(String(decoding: $0.dropLast(), as: UTF8.self)) })
    #expect(entry.commitment == SHA256.digest(nonce + (try #require(archive["corps.json"]))))
    #expect(try Receipt(parsing: #require(archive["preuve.tlog-proof"])).verify(with: signer().verifier) == entry)
    #expect(try signer().verifier.verify(#require(archive["checkpoint"])).checkpoint.size == 5)
    let listed = try file(body: body).listed
    #expect(listed.map(\.name) == archive.members.dropFirst(2).map(\.name))
    #expect(listed.map(\.digest) == archive.members.dropFirst(2).map { SHA256.digest($0.bytes) })
  }

  @Test func `a body that the entry does not commit to is refused`() throws {
    #expect(throws: JournalError(.commitmentMismatch)) { try file(body: other) }
    let wrong = EvidenceFile.Body(bytes: body.bytes, nonce: other.nonce)
    #expect(throws: JournalError(.commitmentMismatch)) { try file(body: wrong) }
    try change("corps.json", to: other.bytes, .commitmentMismatch)
    try change("nonce.hex", to: Array(repeating: 0x30, count: 32) + [0x0A], .commitmentMismatch)
  }

  @Test func `members that do not agree with the proof are refused`() throws {
    let journal = try MemoryJournal(count: 6)
    try change("entree.bin", to: journal.entries[3].bytes)
    try change("checkpoint", to: try signer().sign(journal.tree).signed.bytes)
    try change("nonce.hex", to: Array((Hexadecimal.encode(body.nonce.bytes).uppercased() + "\n").utf8))
    try change("nonce.hex", to: Array(Hexadecimal.encode(body.nonce.bytes).utf8))
    try change("preuve.tlog-proof", to: Array("rien\n".utf8), .malformedReceipt)
  }

  @Test(arguments: ["attestation.txt", "attestation.p7s", "nonce.hex", "entree.bin", "preuve.tlog-proof", "checkpoint"])
  func `a file that lacks a member is refused`(name: String) throws {
    try refuse { $0.filter { $0.name != name } }
  }

  @Test func `another order, another member or a body's nonce alone is refused`() throws {
    try refuse { $0.reversed() }
    try refuse { $0 + [.init(name: "virus.exe", bytes: [1])] }
    try refuse { $0.filter { $0.name != "corps.json" } }
    try refuse { $0 + [.init(name: "horodatage-tsa.tsr", bytes: [1])] }
    try refuse { [.init(name: "horodatage-tsa.tsr", bytes: [1])] + $0 }
  }

  @Test(arguments: ["", "TSA", "a_b", "a b", "é", String(repeating: "a", count: 65)])
  func `an authority whose name could not name a file is refused`(name: String) {
    #expect(throws: JournalError(.malformedEvidence)) {
      try file(body: nil, timestamps: [.init(authority: name, token: [1])])
    }
  }

  @Test func `one authority twice, or a proof without its entry, is refused`() throws {
    let stamp = EvidenceFile.Timestamp(authority: "tsa", token: [1])
    #expect(throws: JournalError(.malformedEvidence)) { try file(body: nil, timestamps: [stamp, stamp]) }
    let lines = String(decoding: receipt.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let bare = Array(lines.filter { !$0.hasPrefix("extra ") }.joined(separator: "\n").utf8)
    try change("preuve.tlog-proof", to: bare)
  }

  /// Refuses the file whose members were changed, in an archive that is otherwise well made.
  private func refuse(
    _ code: JournalError.Code = .malformedEvidence, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: ([StoredArchive.Member]) -> [StoredArchive.Member]
  ) throws {
    let members = try StoredArchive(parsing: try file(body: body).bytes).members
    let bytes = try StoredArchive(change(members)).bytes
    #expect(throws: JournalError(code), sourceLocation: sourceLocation) { try EvidenceFile(parsing: bytes) }
  }

  private func change(
    _ name: String, to bytes: [UInt8], _ code: JournalError.Code = .malformedEvidence,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try refuse(code, sourceLocation: sourceLocation) { members in
      members.map { $0.name == name ? .init(name: name, bytes: bytes) : $0 }
    }
  }
}
