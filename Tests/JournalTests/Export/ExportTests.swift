import Cryptography
import Foundation
import Journal
import Testing

/// Exports that are as they should be.
struct ExportTests {
  private static func files(in folder: URL) throws -> Set<String> {
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Set(
      all.filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
          && !isFolder.boolValue
      })
  }

  @Test(arguments: [0, 1, 255, 256, 257, 600, 70_000])
  func `an export verifies with its files alone`(size: Int) throws {
    let journal = try MemoryJournal(count: size)
    let signer = try signer()
    let checkpoint = try signer.sign(journal.tree)
    try withFolder { folder in
      var left = 0
      try JournalExport.write(journal, checkpoint: checkpoint, key: signer.key, to: folder) { left = $1 - $0 }
      #expect(left == 0)
      let report = try ExportVerifier(trusted: signer.verifier).verify(folder)
      #expect(report.faults == [])
      #expect(report.isKeyTrusted)
      #expect(report.checkpoint == checkpoint.checkpoint)
      #expect(report.entries.values.reduce(0, +) == UInt64(size))
      #expect(report.pruned.isEmpty)
      let untrusted = try ExportVerifier().verify(folder)
      #expect(untrusted.isSound && !untrusted.isKeyTrusted)
    }
  }

  @Test func `the files of 70,000 entries are those of the specification's example`() throws {
    let journal = try MemoryJournal(count: 70_000)
    let signer = try signer()
    try withFolder { folder in
      try JournalExport.write(journal, checkpoint: signer.sign(journal.tree), key: signer.key, to: folder)
      let files = try Self.files(in: folder)
      #expect(files.filter { $0.hasPrefix("tile/0/") && !$0.contains(".p/") }.count == 273)
      #expect(files.contains("tile/0/273.p/112"))
      #expect(files.filter { $0.hasPrefix("tile/1/") }.sorted() == ["tile/1/000", "tile/1/001.p/17"])
      #expect(files.filter { $0.hasPrefix("tile/2/") } == ["tile/2/000.p/1"])
      #expect(files.contains("tile/entries/273.p/112") && files.contains("bodies/273.p/112"))
      #expect(files.count == 3 * 274 + 3 + 2)
      let tile = try Data(contentsOf: folder.appending(path: "tile/1/000"))
      #expect(tile.count == 8192)
      #expect(Array(tile.prefix(32)) == journal.hashes.levels[1][0].bytes)
    }
  }

  @Test func `a single entry has the documented files, byte for byte`() throws {
    let journal = try MemoryJournal(count: 1)
    let signer = try signer()
    let checkpoint = try signer.sign(journal.tree)
    try withFolder { folder in
      try JournalExport.write(journal, checkpoint: checkpoint, key: signer.key, to: folder)
      func file(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: path))) }
      #expect(try file("tile/entries/000.p/1") == [0, 42] + journal.entries[0].bytes)
      #expect(try file("tile/0/000.p/1") == journal.entries[0].leafHash.bytes)
      #expect(try file("log.vkey") == Array((signer.key.vkey + "\n").utf8))
      #expect(try file("checkpoint") == checkpoint.signed.bytes)
      let body = try #require(journal.bodies[0])
      let line =
        "{\"body\":" + String(decoding: body.bytes, as: UTF8.self) + ",\"index\":0,\"nonce\":\""
        + Hexadecimal.encode(body.nonce.bytes) + "\"}\n"
      #expect(try file("bodies/000.p/1") == Array(line.utf8))
      let mode = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "bodies/000.p/1").path)
      #expect(mode[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `pruned bodies are counted by class, and everything else holds`() throws {
    var journal = try MemoryJournal(count: 600)
    for index in stride(from: 0, to: 600, by: 3) { journal.bodies[index] = nil }
    let signer = try signer()
    try withFolder { folder in
      try JournalExport.write(journal, checkpoint: signer.sign(journal.tree), key: signer.key, to: folder)
      let report = try ExportVerifier(trusted: signer.verifier).verify(folder)
      #expect(report.isSound)
      #expect(report.entries == [.access: 200, .disclosure: 400])
      #expect(report.pruned == [.access: 200])
    }
  }

  @Test func `an export at an earlier size is the journal as it was then`() throws {
    let journal = try MemoryJournal(count: 600)
    let before = try MemoryJournal(count: 257)
    let signer = try signer()
    try withFolder { folder in
      try JournalExport.write(journal, checkpoint: signer.sign(before.tree), key: signer.key, to: folder)
      let report = try ExportVerifier(trusted: signer.verifier).verify(folder)
      #expect(report.isSound && report.checkpoint?.size == 257)
    }
  }

  @Test(arguments: [0, 1, 255, 256, 300, 599, 600])
  func `an earlier checkpoint is extended`(size: Int) throws {
    let journal = try MemoryJournal(count: 600)
    let earlier = try signer().sign(MemoryJournal(count: size).tree).signed
    let signer = try signer()
    try withFolder { folder in
      try JournalExport.write(journal, checkpoint: signer.sign(journal.tree), key: signer.key, to: folder)
      #expect(try ExportVerifier(trusted: signer.verifier, earlier: earlier).verify(folder).isSound)
    }
  }

  @Test func `an export is itself a journal: proofs, receipts and a second export come from it`() throws {
    let journal = try MemoryJournal(count: 600)
    let signer = try signer()
    let checkpoint = try signer.sign(journal.tree)
    try withFolder { folder in
      let (first, second) = (folder.appending(path: "1"), folder.appending(path: "2"))
      try JournalExport.write(journal, checkpoint: checkpoint, key: signer.key, to: first)
      let exported = try ExportedJournal(directory: first)
      #expect(try exported.key() == signer.key)
      for index in [0, 255, 256, 511, 512, 599] as [UInt64] {
        let entry = try exported.entries(index..<index + 1)[0]
        let receipt = try Receipt(
          entry: entry, index: index, checkpoint: signer.verifier.verify(exported.checkpoint), reading: exported)
        #expect(receipt == (try Receipt(entry: entry, index: index, checkpoint: checkpoint, reading: journal)))
        for old in [1, 255, 256, 300] as [UInt64] {
          #expect(
            try ConsistencyProof(oldSize: old, newSize: 600, reading: exported)
              == ConsistencyProof(oldSize: old, newSize: 600, reading: journal))
        }
      }
      #expect(try exported.entries(200..<600) == journal.entries(200..<600))
      #expect(try exported.bodies(250..<520) == journal.bodies(250..<520))
      #expect(throws: JournalError.self) { try exported.entries(599..<601) }
      #expect(throws: JournalError.self) { try exported.hashes(level: 3, indexes: 0..<1) }
      #expect(throws: JournalError.self) { try exported.hashes(level: 8, indexes: 2..<3) }
      try JournalExport.write(exported, checkpoint: checkpoint, key: signer.key, to: second)
      let files = try Self.files(in: first)
      #expect(try Self.files(in: second) == files)
      for file in files {
        #expect(
          try Data(contentsOf: first.appending(path: file)) == Data(contentsOf: second.appending(path: file)))
      }
    }
  }

  @Test func `an export is never written over something`() throws {
    let journal = try MemoryJournal(count: 1)
    let signer = try signer()
    try withFolder { folder in
      try Data().write(to: folder.appending(path: "x"))
      #expect(throws: JournalError.self) {
        try JournalExport.write(journal, checkpoint: signer.sign(journal.tree), key: signer.key, to: folder)
      }
    }
  }

  @Test func `an export of fewer entries than were signed for is not finished`() throws {
    let journal = try MemoryJournal(count: 300)
    let signer = try signer()
    let checkpoint = try signer.sign(MemoryJournal(count: 301).tree)
    struct Short: JournalSource {
      let journal: MemoryJournal
      func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
        try journal.hashes(level: level, indexes: indexes.clamped(to: 0..<300))
      }
      func entries(_ indexes: Range<UInt64>) -> [LogEntry] { journal.entries(indexes.clamped(to: 0..<300)) }
      func bodies(_ indexes: Range<UInt64>) -> [JournalBody?] { journal.bodies(indexes.clamped(to: 0..<300)) }
    }
    try withFolder { folder in
      #expect(throws: JournalError.self) {
        try JournalExport.write(Short(journal: journal), checkpoint: checkpoint, key: signer.key, to: folder)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "checkpoint").path))
      let report = try ExportVerifier(trusted: signer.verifier).verify(folder)
      #expect(!report.isSound)
    }
  }

  @Test func `a folder that does not exist is an error, not a sound export`() throws {
    try withFolder { folder in
      #expect(throws: JournalError.self) { try ExportVerifier().verify(folder.appending(path: "none")) }
      #expect(throws: JournalError.self) { try ExportedJournal(directory: folder) }
      let report = try ExportVerifier().verify(folder)
      #expect(report.faults.map(\.kind) == [.missingFile, .missingFile])
    }
  }
}
