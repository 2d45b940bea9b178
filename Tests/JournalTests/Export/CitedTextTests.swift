import Cryptography
import Foundation
import Journal
import Testing

/// Texts that bodies cite by their digest: exported beside the tiles, and judged with them.
struct CitedTextTests {
  private static let text = Array("permit (principal, action, resource);\n".utf8)
  private static let digest = SHA256.digest(text)

  /// Whoever knows what bodies mean says what they cite: here, each file of bodies cites the text.
  private static let citations: Citations = { bytes in
    String(decoding: bytes, as: UTF8.self).contains("transmission") ? [digest] : []
  }

  private func faults(
    changing change: (URL) throws -> Void = { _ in }, exporting: Citations = citations,
    verifying: @escaping Citations = citations
  ) throws -> [ExportFault.Kind] {
    let journal = try MemoryJournal(count: 13)
    let signer = try signer()
    return try withFolder { folder in
      let files = JournalFiles(journal, size: 13)
      try JournalExport.write(
        checkpoint: signer.sign(journal.tree), key: signer.key, to: folder, citations: exporting
      ) { path in
        if CitedText(path: path)?.digest == Self.digest { return Self.text }
        return try #require(try files.file(at: path))
      }
      try change(folder.appending(path: CitedText(Self.digest).path))
      return try ExportVerifier(trusted: signer.verifier).verify(folder, citations: verifying).faults.map(\.kind)
    }
  }

  @Test func `a text that is cited is exported once and verified`() throws {
    let found = try faults { file in
      #expect(try Data(contentsOf: file) == Data(Self.text))
      let export = try ExportedJournal(directory: file.deletingLastPathComponent().deletingLastPathComponent())
      #expect(export.text(Self.digest) == Self.text)
      #expect(export.text(SHA256.digest([])) == nil)
    }
    #expect(found == [])
  }

  @Test func `a text that is missing, changed, too many or out of place is a fault`() throws {
    #expect(try faults { try FileManager.default.removeItem(at: $0) } == [.missingText])
    #expect(try faults { try Data(Self.text.dropLast()).write(to: $0) } == [.textMismatch])
    #expect(try faults { try Data(Self.text + [10]).write(to: $0) } == [.textMismatch])
    #expect(try faults(verifying: { _ in [] }) == [.unexpectedFile])
    #expect(try faults(exporting: { _ in [] }) == [.missingText])
    #expect(
      try faults { file in
        try Data(Self.text).write(to: file.deletingLastPathComponent().appending(path: "autre.cedar"))
      } == [.unexpectedFile])
    #expect(
      try faults { file in
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: URL(filePath: "/dev/null"))
      }.contains(.notARegularFile))
  }

  @Test func `a changed text is not handed out`() throws {
    let found = try faults { file in
      try Data([1]).write(to: file)
      let export = try ExportedJournal(directory: file.deletingLastPathComponent().deletingLastPathComponent())
      #expect(export.text(Self.digest) == nil)
    }
    #expect(found == [.textMismatch])
  }

  @Test(arguments: [
    "policies/", "policies/x.cedar", "policies/\(digest.hex)", "policies/\(digest.hex.uppercased()).cedar",
    "policies/../\(digest.hex).cedar", "Policies/\(digest.hex).cedar", "policies/\(digest.hex).cedar/",
    "\(digest.hex).cedar",
  ])
  func `only the exact path of a text is one`(path: String) {
    #expect(CitedText(path: path) == nil)
  }
}
