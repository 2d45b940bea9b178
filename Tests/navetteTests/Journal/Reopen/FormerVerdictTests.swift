import Cryptography
import Foundation
import JSON
import Journal
import Testing

@testable import navette

/// A journal is verified with the archive of the one that it follows.
struct FormerVerdictTests {
  private let place: Installed
  private let following: FilePath
  private var archive: FilePath { place.folders.formerJournals.appending("1") }

  init() throws { (place, following) = try Self.reopened { $0.export } }

  private static func reopened(_ export: (Installed) -> FilePath?) throws -> (Installed, FilePath) {
    let place = try Installed()
    let export = export(place)
    _ = try place.reopening(export: export, isWithoutExport: export == nil).run()
    let following = place.folder.path.appending("suivant")
    try place.export(to: following, VkeyFile.read(place.folders.vkey))
    return (place, following)
  }

  /// What `journal verify` says, and with which code it ends.
  private static func verify(
    _ following: FilePath, of place: Installed, after archive: FilePath, _ more: String...
  ) throws -> (JSON, ExitCode) {
    let capture = Capture()
    let code = CommandLineRunner(root: Navette.commands).run(
      [
        "journal", "verify", following.description, "--vkey", place.folders.vkey.description, "--former",
        archive.description, "--json",
      ] + more, console: capture.console())
    return (try JSON.parse(Array(capture.out.utf8)), code)
  }

  private func verify(after archive: FilePath) throws -> (JSON, ExitCode) {
    try Self.verify(following, of: place, after: archive)
  }

  @Test func `the whole archive leads to what is cited`() throws {
    let (verdict, code) = try verify(after: archive)
    #expect(code == .success, "\(verdict)")
    #expect(
      verdict["anterieur"] == ["valide": true, "taille": 9, "jusquAuPointCite": true, "pointCiteSigne": true])
    #expect(verdict["suit"]?["taille"] == 9 && verdict["suit"]?["motif"] == "essai")
    #expect(verdict["suit"]?["origine"]?.string == Installed.origin)
  }

  @Test func `an archive that ends before what is cited is sound, and says so`() throws {
    for (export, size, lost) in [({ $0.short }, 7, 2), ({ _ in nil }, 5, 4)]
      as [((Installed) -> FilePath?, Int64, Int64)]
    {
      let (place, following) = try Self.reopened(export)
      let archive = place.folders.formerJournals.appending("1")
      let (verdict, code) = try Self.verify(following, of: place, after: archive)
      #expect(code == .success, "\(verdict)")
      #expect(verdict["suit"]?["perdues"]?.integer == lost && verdict["anterieur"]?["taille"]?.integer == size)
      #expect(verdict["anterieur"]?["jusquAuPointCite"] == false)
    }
  }

  @Test func `an archive that was altered, or of another journal, contradicts the citation`() throws {
    #expect(try verify(after: following).1 == .refused)
    let other = try Installed()
    #expect(try verify(after: other.export).1 == .refused)
    // The same key and name, other entries.
    let fork = place.folder.path.appending("bifurcation")
    let journal = try TestJournal(origin: Installed.origin)
    for _ in 0..<9 { try journal.append() }
    try journal.export(to: fork, signedBy: place.former)
    let (verdict, code) = try verify(after: fork)
    #expect(code == .refused && verdict["valide"] == false)
    let entries = archive.appending("tile/entries/000.p/9")
    var bytes = try BoundedFile.read(entries, maximum: 1 << 16)
    bytes[20] ^= 1
    try Data(bytes).write(to: URL(filePath: entries.description))
    #expect(try verify(after: archive).1 == .refused)
  }

  @Test func `another checkpoint beside the archive than the one that is cited`() throws {
    let beside = place.folders.formerJournals.appending("1.checkpoint")
    let bytes = try BoundedFile.read(beside, maximum: SignedNote.maximumByteCount)
    try PrivateFile.replace(beside, try place.kept())
    #expect(try verify(after: archive).1 == .refused)
    try FileManager.default.removeItem(atPath: beside.description)
    #expect(try verify(after: archive).0["anterieur"]?["pointCiteSigne"] == false)
    try PrivateFile.create(beside, bytes)
    #expect(try verify(after: archive).1 == .success)
  }

  @Test func `a journal that follows none has no former one`() throws {
    let (verdict, code) = try verify(after: archive)
    #expect(code == .success && verdict["suit"] != .null)
    let capture = Capture()
    let alone = CommandLineRunner(root: Navette.commands).run(
      ["journal", "verify", place.export.description, "--former", archive.description], console: capture.console())
    #expect(alone == .refused && capture.out.contains("n’en cite aucun"))
  }
}
