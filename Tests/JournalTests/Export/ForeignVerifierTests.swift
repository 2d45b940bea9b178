import Foundation
import JSON
import Journal
import Testing

/// Our exports and receipts before `Tests/tools/verify_journal.py`, which shares nothing with these sources.
@Suite(.enabled(if: Python.isAvailable, "needs python3 with the cryptography package"))
struct ForeignVerifierTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "tools/verify_journal.py").path

  @Test(arguments: [0, 1, 256, 600, 70_000])
  func `an export is accepted by the foreign verifier, and a touched one refused`(size: Int) throws {
    var journal = try MemoryJournal(count: size)
    if size > 5 { journal.bodies[5] = nil }
    let signer = try signer()
    let checkpoint = try signer.sign(journal.tree)
    try withFolder { folder in
      let export = folder.appending(path: "export")
      try JournalExport.write(journal, checkpoint: checkpoint, key: signer.key, to: export)
      #expect(try Python.run([Self.script, "export", export.path, signer.key.vkey]) == 0)
      let file = export.appending(path: size == 0 ? "checkpoint" : "tile/0/000" + (size == 1 ? ".p/1" : ""))
      var bytes = try Data(contentsOf: file)
      bytes[7] ^= 1
      try bytes.write(to: file)
      #expect(try Python.run([Self.script, "export", export.path, signer.key.vkey]) != 0)
    }
  }

  @Test func `timestamped checkpoints are held to the log's key and tree by the foreign verifier`() throws {
    let journal = try MemoryJournal(count: 300)
    let signer = try signer()
    let stamped = try signer.sign(MemoryJournal(count: 256).tree).signed.bytes
    let files = JournalFiles(journal, size: 300)
    try withFolder { folder in
      let export = folder.appending(path: "export")
      try JournalExport.write(
        checkpoint: signer.sign(journal.tree), key: signer.key, to: export,
        timestamps: TimestampIndex([.init(size: 256, authority: "tsa-1")])
      ) { path in
        switch TimestampFile(path: path) {
        case nil: return try #require(try files.file(at: path))
        case .checkpoint?: return stamped
        // The token is for who trusts its authority: openssl.
        case .response?: return [0x30, 0]
        }
      }
      func verdict() throws -> Int32 { try Python.run([Self.script, "export", export.path, signer.key.vkey]) }
      #expect(try verdict() == 0)
      var forged = try MemoryJournal(count: 255)
      try forged.append(["action": "autre"], retention: .access, index: 255)
      let file = export.appending(path: "timestamps/256.checkpoint")
      for other in [
        try signer.sign(forged.tree).signed.bytes, try JournalTests.signer(seed: 9).sign(journal.tree).signed.bytes,
      ] {
        try Data(other).write(to: file)
        #expect(try verdict() != 0)
      }
      try Data(stamped).write(to: file)
      try FileManager.default.removeItem(at: export.appending(path: "timestamps/256.tsa-1.tsr"))
      #expect(try verdict() != 0)
    }
  }

  @Test func `receipts are accepted by the foreign verifier, and a touched one refused`() throws {
    let journal = try MemoryJournal(count: 600)
    let signer = try signer()
    let checkpoint = try signer.sign(journal.tree)
    try withFolder { folder in
      let file = folder.appending(path: "a.tlog-proof")
      for index in [0, 255, 256, 599] {
        let receipt = try Receipt(
          entry: journal.entries[index], index: UInt64(index), checkpoint: checkpoint, reading: journal)
        try Data(receipt.bytes).write(to: file)
        #expect(try Python.run([Self.script, "receipt", file.path, signer.key.vkey]) == 0)
        let moved = String(decoding: receipt.bytes, as: UTF8.self).replacing(
          "index \(index)", with: "index \(index ^ 1)")
        try Data(moved.utf8).write(to: file)
        #expect(try Python.run([Self.script, "receipt", file.path, signer.key.vkey]) != 0)
      }
    }
  }
}
