import Cryptography
import Foundation
import JSON
import Journal
import TestSupport
import Testing

/// Timestamps beside the tiles of an export: what they are over, and whose they are.
struct TimestampExportTests {
  private let journal: MemoryJournal
  private let signer: LogSigner
  private let tsa: CommandLineTSA

  init() throws {
    journal = try MemoryJournal(count: 300)
    signer = try JournalTests.signer()
    tsa = try CommandLineTSA()
  }

  private func authority() throws -> TimestampAuthority { try TimestampAuthority(pem: tsa.folder.read("root.crt")) }

  /// The checkpoint of a size, timestamped.
  private func stamp(_ tree: MerkleTree, by signer: LogSigner? = nil) throws -> (checkpoint: [UInt8], token: [UInt8]) {
    let bytes = try (signer ?? self.signer).sign(tree).signed.bytes
    return (bytes, try tsa.answer(TimestampRequest(over: SHA256.digest(bytes)).der))
  }

  /// The report on an export with two timestamps, after `change` in its folder.
  private func report(
    _ authority: TimestampAuthority?, _ change: (URL) throws -> Void = { _ in }
  ) throws -> ExportReport {
    let (early, late) = (try stamp(MemoryJournal(count: 256).tree), try stamp(journal.tree))
    let files = JournalFiles(journal, size: 300)
    let index = TimestampIndex([
      .init(size: 300, authority: "tsa-1"), .init(size: 256, authority: "tsa-1"), .init(size: 301, authority: "tsa-1"),
    ])
    return try withFolder { folder in
      try JournalExport.write(
        checkpoint: signer.sign(journal.tree), key: signer.key, to: folder, timestamps: index
      ) { path in
        switch TimestampFile(path: path) {
        case nil: return try #require(try files.file(at: path))
        case .checkpoint(256): return early.checkpoint
        case .checkpoint(300): return late.checkpoint
        case .response(256, "tsa-1"): return early.token
        case .response(300, "tsa-1"): return late.token
        default: throw Unexpected()
        }
      }
      try change(folder)
      return try ExportVerifier(trusted: signer.verifier, timestamping: authority).verify(folder)
    }
  }

  @Test func `timestamps are exported up to the checkpoint's size, found, and verified with a trust anchor`() throws {
    let found = try report(nil)
    #expect(found.faults == [])
    #expect(found.timestamps.map(\.size) == [256, 300])
    #expect(found.timestamps.allSatisfy { $0.authority == "tsa-1" && $0.instant == nil })
    let verified = try report(authority()) { folder in
      // And by openssl, from the files alone.
      for size in [256, 300] {
        let path = folder.appending(path: "timestamps/\(size)").path
        try tsa.folder.must("ts -verify -data \(path).checkpoint -in \(path).tsa-1.tsr -CAfile root.crt")
      }
    }
    #expect(verified.faults == [])
    #expect(verified.timestamps.allSatisfy { abs($0.instant?.timeIntervalSinceNow ?? .infinity) < 60 })
  }

  @Test func `a token of another authority, over other bytes, or altered, is refused when it is judged`() throws {
    let path = "timestamps/256.tsa-1.tsr"
    let stranger = try TimestampAuthority(pem: CommandLineTSA().folder.read("root.crt"))
    let foreign = try report(stranger)
    #expect(foreign.faults.map(\.kind) == [.timestampRefused, .timestampRefused])
    #expect(foreign.timestamps.allSatisfy { $0.instant == nil })
    for change: (inout [UInt8]) -> Void in [
      { $0[$0.count / 2] ^= 1 }, { $0.append(0) }, { $0.removeAll() }, { $0 = Array($0.dropLast(9)) },
    ] {
      let touch: (URL) throws -> Void = { try edit(path, in: $0, change) }
      #expect(try report(authority(), touch).faults == [.init(kind: .timestampRefused, file: path, index: nil)])
      // Nobody who was not asked about tokens says anything of them.
      #expect(try report(nil, touch).faults == [])
    }
    let swapped = try report(authority()) { folder in
      let other = folder.appending(path: "timestamps/300.tsa-1.tsr")
      try Data(contentsOf: other).write(to: folder.appending(path: path))
    }
    #expect(swapped.faults.map(\.kind) == [.timestampRefused])
  }

  @Test func `a timestamped checkpoint must be this log's, signed, and of the export's own tree`() throws {
    func kinds(_ checkpoint: @escaping () throws -> [UInt8]) throws -> [ExportFault.Kind] {
      try report(nil) { try Data(checkpoint()).write(to: $0.appending(path: "timestamps/256.checkpoint")) }.faults
        .map(\.kind)
    }
    var forged = try MemoryJournal(count: 255)
    try forged.append(["action": "autre"], retention: .access, index: 255)
    #expect(try kinds { try signer.sign(forged.tree).signed.bytes } == [.timestampedElsewhere])
    let tree = try MemoryJournal(count: 256).tree
    #expect(try kinds { try JournalTests.signer(seed: 9).sign(tree).signed.bytes } == [.unsigned])
    #expect(try kinds { try JournalTests.signer("autre.example").sign(tree).signed.bytes } == [.wrongOrigin])
    #expect(try kinds { try signer.sign(MemoryJournal(count: 255).tree).signed.bytes } == [.malformedCheckpoint])
    #expect(try kinds { [0] } == [.malformedCheckpoint])
    let ahead = try report(nil) { folder in
      let (checkpoint, token) = try stamp(MemoryJournal(count: 301).tree)
      try Data(checkpoint).write(to: folder.appending(path: "timestamps/301.checkpoint"))
      try Data(token).write(to: folder.appending(path: "timestamps/301.tsa-1.tsr"))
    }
    #expect(ahead.faults.map(\.kind) == [.timestampedElsewhere])
  }

  @Test func `a checkpoint without its token, a token without its checkpoint, and any other file are faults`() throws {
    func faults(_ authority: TimestampAuthority?, removing path: String) throws -> [ExportFault] {
      try report(authority) { try FileManager.default.removeItem(at: $0.appending(path: path)) }.faults
    }
    let (checkpoint, token) = ("timestamps/256.checkpoint", "timestamps/256.tsa-1.tsr")
    #expect(try faults(nil, removing: token) == [.init(kind: .unexpectedFile, file: checkpoint, index: nil)])
    for authority in [nil, try authority()] {
      #expect(
        try faults(authority, removing: checkpoint) == [.init(kind: .missingFile, file: checkpoint, index: nil)])
    }
    for path in ["timestamps/256", "timestamps/0256.checkpoint", "timestamps/256.TSA.tsr", "timestamps/a.tsr"] {
      let found = try report(nil) { try Data([1]).write(to: $0.appending(path: path)) }.faults
      #expect(found == [.init(kind: .unexpectedFile, file: path, index: nil)])
    }
  }

  @Test func `only the exact form of an index is read`() throws {
    let index = TimestampIndex([
      .init(size: 20, authority: "b"), .init(size: 3, authority: "c"), .init(size: 20, authority: "a"),
    ])
    #expect(String(decoding: index.bytes, as: UTF8.self) == "3 c\n20 a\n20 b\n")
    #expect(try TimestampIndex(parsing: index.bytes) == index)
    #expect(try TimestampIndex(parsing: []).items.isEmpty)
    #expect(
      index.files(upTo: 20).map(\.path) == [
        "timestamps/3.checkpoint", "timestamps/3.c.tsr", "timestamps/20.checkpoint", "timestamps/20.a.tsr",
        "timestamps/20.b.tsr",
      ])
    #expect(index.files(upTo: 19).map(\.size) == [3, 3])
    for text in [
      "3 c", "20 a\n3 c\n", "3 c\n3 c\n", "3  c\n", "03 c\n", "3 C\n", "3 ../x\n", "3 \n", "3\n", "\n", "-3 c\n",
    ] {
      #expect(throws: JournalError.self, "\(text)") { try TimestampIndex(parsing: Array(text.utf8)) }
    }
  }

  private struct Unexpected: Error {}

  private func edit(_ path: String, in folder: URL, _ change: (inout [UInt8]) -> Void) throws {
    let file = folder.appending(path: path)
    var bytes = Array(try Data(contentsOf: file))
    change(&bytes)
    try Data(bytes).write(to: file)
  }
}
