import Cryptography
import Foundation
import JSON
import Journal
import Testing

/// Exports that someone touched.
struct ExportTamperingTests {
  private let journal: MemoryJournal
  private let signer: LogSigner

  init() throws {
    journal = try MemoryJournal(count: 600)
    signer = try JournalTests.signer()
  }

  /// The faults after `tamper`, the export having been sound before.
  private func faults(
    of journal: MemoryJournal? = nil, earlier: SignedCheckpoint? = nil, _ tamper: (URL) throws -> Void
  ) throws -> [ExportFault] {
    try withFolder { folder in
      let checkpoint = try signer.sign(self.journal.tree)
      try JournalExport.write(journal ?? self.journal, checkpoint: checkpoint, key: signer.key, to: folder)
      let verifier = ExportVerifier(trusted: signer.verifier, earlier: earlier)
      if journal == nil && earlier == nil { try #require(verifier.verify(folder).isSound) }
      try tamper(folder)
      return try verifier.verify(folder).faults
    }
  }

  private func edit(_ path: String, in folder: URL, _ change: (inout [UInt8]) -> Void) throws {
    let file = folder.appending(path: path)
    var bytes = Array(try Data(contentsOf: file))
    change(&bytes)
    try Data(bytes).write(to: file)
  }

  @Test func `a changed bit of any file is found, in that file`() throws {
    for path in [
      "checkpoint", "log.vkey", "tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000",
      "tile/entries/002.p/88", "bodies/001", "bodies/002.p/88",
    ] {
      for fraction in [0.0, 0.13, 0.5, 0.87, 1.0] {
        let found = try faults { folder in
          try edit(path, in: folder) { bytes in
            let position = min(bytes.count - 1, Int(Double(bytes.count) * fraction))
            bytes[position] ^= 1
          }
        }
        #expect(!found.isEmpty, "\(path) at \(fraction)")
        // A changed entry no longer matches its hash, which is reported where the hash stands.
        let places = [path, path.replacing("tile/entries", with: "tile/0")]
        #expect(found.contains { places.contains($0.file) }, "\(path) at \(fraction): \(found)")
      }
    }
  }

  @Test func `a changed entry is named, with the hash, the body and the root it breaks`() throws {
    let found = try faults { try edit("tile/entries/001", in: $0) { $0[44 * 10 + 20] ^= 0xFF } }
    #expect(
      Set(found) == [
        .init("tile/0/001", .leafHashMismatch, 266), .init("bodies/001", .bodyMismatch, 266),
        .init("tile/1/000.p/2", .tileHashMismatch, 1), .init("checkpoint", .rootMismatch, nil),
      ])
  }

  @Test func `a changed hash is named, and the root still holds`() throws {
    let found = try faults { try edit("tile/0/002.p/88", in: $0) { $0[32 * 87] ^= 1 } }
    #expect(found == [.init("tile/0/002.p/88", .leafHashMismatch, 599)])
    let above = try faults { try edit("tile/1/000.p/2", in: $0) { $0[32] ^= 1 } }
    #expect(above == [.init("tile/1/000.p/2", .tileHashMismatch, 1)])
  }

  @Test func `a rewritten past is found: entry, hashes, tiles and bodies all agree, the signed root does not`() throws {
    var forged = try MemoryJournal(count: 299)
    try forged.append(["action": "autre"], retention: .disclosure, index: 299)
    for index in 300..<600 { try forged.append(["n": 1], retention: .access, index: index) }
    let found = try faults(of: forged) { _ in }
    #expect(found == [.init("checkpoint", .rootMismatch, nil)])
    let earlier = try signer.sign(MemoryJournal(count: 300).tree).signed
    let withEarlier = try faults(of: forged, earlier: earlier) { _ in }
    #expect(Set(withEarlier.map(\.kind)) == [.rootMismatch, .inconsistentWithEarlier])
  }

  @Test func `a rewritten and signed past does not extend the checkpoint that was kept`() throws {
    var forged = try MemoryJournal(count: 299)
    for index in 299..<600 { try forged.append(["n": 1], retention: .access, index: index) }
    let earlier = try signer.sign(MemoryJournal(count: 300).tree).signed
    try withFolder { folder in
      try JournalExport.write(forged, checkpoint: signer.sign(forged.tree), key: signer.key, to: folder)
      #expect(try ExportVerifier(trusted: signer.verifier).verify(folder).isSound)
      let found = try ExportVerifier(trusted: signer.verifier, earlier: earlier).verify(folder).faults
      #expect(found == [.init("checkpoint", .inconsistentWithEarlier, nil)])
    }
  }

  @Test func `a journal cut short does not extend the checkpoint that was kept`() throws {
    let earlier = try signer.sign(MemoryJournal(count: 601).tree).signed
    let found = try faults(earlier: earlier) { _ in }
    #expect(found == [.init("checkpoint", .inconsistentWithEarlier, nil)])
    let foreign = try JournalTests.signer(seed: 8).sign(MemoryJournal(count: 300).tree).signed
    #expect(try faults(earlier: foreign) { _ in }.map(\.kind) == [.earlierCheckpointRefused])
  }

  @Test func `an export signed with another key is refused`() throws {
    let other = try JournalTests.signer(seed: 8)
    let checkpoint = try other.sign(journal.tree).signed
    let both = try faults { folder in
      try Data(checkpoint.bytes).write(to: folder.appending(path: "checkpoint"))
      try Data((other.key.vkey + "\n").utf8).write(to: folder.appending(path: "log.vkey"))
    }
    #expect(Set(both.map(\.kind)) == [.untrustedKey, .unsigned])
    let elsewhere = try JournalTests.signer("other.example").sign(journal.tree).signed
    let origin = try faults { try Data(elsewhere.bytes).write(to: $0.appending(path: "checkpoint")) }
    #expect(origin.map(\.kind) == [.wrongOrigin])
  }

  @Test(arguments: [
    "checkpoint", "log.vkey", "tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "bodies/002.p/88",
  ])
  func `a missing file is named`(path: String) throws {
    let found = try faults { try FileManager.default.removeItem(at: $0.appending(path: path)) }
    #expect(found.contains(.init(path, .missingFile, nil)))
  }

  @Test func `without an entry bundle the root is still checked from the hashes`() throws {
    let found = try faults { try FileManager.default.removeItem(at: $0.appending(path: "tile/entries/001")) }
    #expect(found == [.init("tile/entries/001", .missingFile, nil)])
    let neither = try faults {
      try FileManager.default.removeItem(at: $0.appending(path: "tile/entries/001"))
      try FileManager.default.removeItem(at: $0.appending(path: "tile/0/001"))
    }
    #expect(Set(neither.map(\.kind)) == [.missingFile, .rootNotComputable])
  }

  @Test(arguments: [
    "tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/88", "bodies/000",
    "bodies/002.p/88",
  ])
  func `a short or long file is named`(path: String) throws {
    for change in [{ $0.removeLast() }, { $0.append(0) }, { $0.removeAll() }, { $0 += $0 }] as [(inout [UInt8]) -> Void]
    {
      let found = try faults { try edit(path, in: $0, change) }
      #expect(found.contains { $0.file == path && ($0.kind == .wrongLength || $0.kind == .malformedBody) }, "\(found)")
    }
  }

  @Test(arguments: [
    "extra", "tile/0/003", "tile/0/002", "tile/0/002.p/87", "tile/0/0", "tile/0/x000/000", "tile/00/000", "tile/8/000",
    "tile/2/000.p/1", "tile/entries/003.p/1", "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/000.p/07", "bodies/003",
    "tile/0/+00", "tile/-1/000", "tile/entries/000 ", "CHECKPOINT", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o",
  ])
  func `a file too many is named`(path: String) throws {
    let found = try faults { folder in
      let file = folder.appending(path: path)
      let parent = file.deletingLastPathComponent()
      // `tile/0/000.p/…` needs a folder beside the file 000, which the layout allows.
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try Data([1]).write(to: file)
    }
    #expect(
      !found.isEmpty && found.allSatisfy { $0.kind == .unexpectedFile || $0.kind == .notARegularFile }, "\(found)")
  }

  @Test(arguments: ["tile/0/000", "checkpoint", "tile/entries", "bodies", "link"])
  func `a link is refused, even to the right bytes`(path: String) throws {
    let moved = FileManager.default.temporaryDirectory.appending(path: "navette-moved-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: moved) }
    let found = try faults { folder in
      let file = folder.appending(path: path)
      if path == "link" {
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: "/etc/passwd")
      } else {
        try FileManager.default.moveItem(at: file, to: moved)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: moved)
      }
    }
    #expect(found.contains(.init(path, .notARegularFile, nil)), "\(found)")
  }

  @Test func `a checkpoint that claims an enormous tree is refused without being followed`() throws {
    let claim = try Checkpoint(origin: signer.origin, size: 1_000_000, root: MerkleHash.leaf([]))
    let found = try faults { try Data(signer.sign(claim).signed.bytes).write(to: $0.appending(path: "checkpoint")) }
    #expect(found.contains { $0.kind == .missingFile } && found.contains { $0.kind == .unexpectedFile })
  }
}

extension ExportFault {
  fileprivate init(_ file: String, _ kind: Kind, _ index: UInt64?) {
    self.init(kind: kind, file: file, index: index)
  }
}
