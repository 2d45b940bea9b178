import Cryptography
import Foundation
import Journal
import Testing

@testable import navette

/// What is not reopened, and what it says; nothing is changed then.
struct ReopeningRefusalTests {
  private func refusal(
    _ place: Installed, _ reopening: JournalReopening, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> CommandError? {
    let before = try place.files()
    do {
      _ = try reopening.run()
      Issue.record("it was done", sourceLocation: sourceLocation)
      return nil
    } catch let error as CommandError {
      #expect(try place.files() == before, sourceLocation: sourceLocation)
      return error
    }
  }

  @Test func `the same name, or one that no journal can have`() throws {
    let place = try Installed()
    let same = try refusal(place, place.reopening(as: Installed.origin, export: place.export))
    #expect(same?.code == .conflict)
    for name in ["deux mots", "a+b", "a\nb"] {
      #expect(try refusal(place, place.reopening(as: name, export: place.export))?.code == .usage, "\(name)")
    }
  }

  @Test func `without an export nobody goes on by mistake, and is told how much is missing`() throws {
    let place = try Installed()
    let error = try #require(try refusal(place, place.reopening()))
    #expect(error.code == .usage && error.message.hasPrefix("4 entries are missing"))
    let report = try place.reopening(isWithoutExport: true).run()
    #expect(report.details?.lost == 4 && report.details?.plan == nil)
    // The archive is what the database had.
    let archive = try JournalArguments.report(report.archive, trusted: place.former.verifier)
    #expect(archive.isSound && archive.checkpoint?.size == 5)
  }

  @Test func `a database that holds all that was signed`() throws {
    let place = try Installed()
    let before = try place.kept()
    // Its own checkpoint was put back with it: only somebody else knows more.
    let five = try place.former.sign(
      Checkpoint(
        origin: Installed.origin, size: 5,
        root: ExportedJournal(directory: URL(filePath: place.export.description)).root(size: 5)))
    try PrivateFile.replace(place.folders.checkpoint, five.signed.bytes)
    let error = try #require(try refusal(place, place.reopening(isWithoutExport: true)))
    #expect(error.code == .conflict && error.message.contains("nothing to reopen"))
    let witness = place.folder.path.appending("temoin.checkpoint")
    try PrivateFile.create(witness, before)
    #expect(try place.reopening(isWithoutExport: true, checkpoint: witness).run(isRehearsal: true).details?.lost == 4)
    // As a monitor or a witness keeps it, after what they say of themselves.
    for head in ["navette-followed-tree@v1\nAAAA\n\n", "log navette.test/journal\nkey x\n\n"] {
      try PrivateFile.replace(witness, Array(head.utf8) + before)
      #expect(
        try place.reopening(isWithoutExport: true, checkpoint: witness).run(isRehearsal: true).details?.lost == 4)
    }
    #expect(try place.reopening(export: place.short).run(isRehearsal: true).details?.lost == 0)
    #expect(try place.reopening(export: place.short, checkpoint: witness).run(isRehearsal: true).details?.lost == 2)
  }

  @Test func `a checkpoint of another journal, or of another key, or none at all`() throws {
    let place = try Installed()
    let other = place.folder.path.appending("autre.checkpoint")
    for signer in [
      try LogSigner(origin: "autre.test/journal", privateKey: place.key),
      try LogSigner(origin: Installed.origin, privateKey: .generate()),
    ] {
      let signed = try signer.sign(Checkpoint(origin: signer.origin, size: 99, root: SHA256.digest([1])))
      try PrivateFile.replace(other, signed.signed.bytes)
      #expect(try refusal(place, place.reopening(isWithoutExport: true, checkpoint: other))?.code == .untrusted)
    }
    // What the server kept, damaged: it would have cited less than was signed.
    let (kept, witness) = (try place.kept(), place.folder.path.appending("temoin.checkpoint"))
    try PrivateFile.create(witness, kept)
    try PrivateFile.replace(place.folders.checkpoint, kept.dropLast(9) + Array("AAAAAAA=\n".utf8))
    #expect(try refusal(place, place.reopening(export: place.short))?.code == .untrusted)
    #expect(
      try place.reopening(export: place.short, checkpoint: witness).run(isRehearsal: true).details?.cited.size == 9)
    try FileManager.default.removeItem(atPath: place.folders.checkpoint.description)
    #expect(try refusal(place, place.reopening(isWithoutExport: true))?.code == .notFound)
    #expect(try place.reopening(export: place.export).run(isRehearsal: true).details?.cited.size == 9)
  }

  @Test func `a journal that was signed twice differently`() throws {
    let place = try Installed()
    let other = place.folder.path.appending("autre.checkpoint")
    for (size, code) in [(9, "two journals"), (7, "forked"), (4, "other entries")] as [(UInt64, String)] {
      let signed = try place.former.sign(
        Checkpoint(origin: Installed.origin, size: size, root: SHA256.digest([UInt8(size)])))
      try PrivateFile.replace(other, signed.signed.bytes)
      let export = size == 4 ? nil : place.export
      let error = try #require(
        try refusal(
          place, place.reopening(export: export, isWithoutExport: export == nil, checkpoint: other)))
      #expect(error.code == .untrusted && error.message.contains(code), "\(size): \(error)")
    }
  }

  @Test func `an export that does not verify, of another journal, or that has other entries`() throws {
    let place = try Installed()
    let other = try Installed()
    #expect(try refusal(place, place.reopening(export: other.export))?.code == .untrusted)
    #expect(try refusal(place, place.reopening(export: place.folder.path.appending("rien")))?.code == .notFound)
    // The same key and name, and entries of its own: a fork.
    let fork = place.folder.path.appending("bifurcation")
    let (journal, signer) = (try TestJournal(origin: Installed.origin), place.former)
    for _ in 0..<9 { try journal.append() }
    try journal.export(to: fork, signedBy: signer)
    let forked = try #require(try refusal(place, place.reopening(export: fork)))
    #expect(forked.code == .untrusted && forked.message.contains("other entries"))
    // One bit of one body.
    let bodies = place.export.appending("bodies/000.p/9")
    var bytes = try BoundedFile.read(bodies, maximum: 1 << 20)
    let place9 = try #require(bytes.firstRange(of: Array("demarrage".utf8))).lowerBound
    bytes[place9] ^= 1
    try Data(bytes).write(to: URL(filePath: bodies.description))
    let altered = try #require(try refusal(place, place.reopening(export: place.export)))
    #expect(altered.code == .untrusted && altered.message.contains("fault"))
  }

  @Test func `an export that is older than the database tells nothing`() throws {
    let place = try Installed()
    _ = try place.reopening(export: place.export).run(isRehearsal: true)
    let old = place.folder.path.appending("vieux")
    let three = try place.former.sign(
      Checkpoint(
        origin: Installed.origin, size: 3,
        root: ExportedJournal(directory: URL(filePath: place.export.description)).root(size: 3)))
    try JournalCopy(folder: old).copy(place.folders.database, as: three, place.former.verifier)
    #expect(try refusal(place, place.reopening(export: old))?.code == .conflict)
  }

  @Test func `a folder without a database, or that a server holds`() throws {
    let place = try Installed()
    try FileManager.default.removeItem(atPath: place.folders.database.description)
    #expect(try refusal(place, place.reopening(export: place.export))?.code == .notFound)
    #expect(!BoundedFile.exists(place.folders.database))
  }

  @Test(arguments: [
    ["--reason", "vacances"], ["--export", "a", "--without-export"], ["--origin", "x"],
  ])
  func `words that do not go together`(words: [String]) {
    let capture = Capture()
    let code = CommandLineRunner(root: Navette.commands).run(
      ["journal", "reopen", "--data", "d", "--keys", "k"] + words, console: capture.console())
    #expect(code == .usage)
  }
}
