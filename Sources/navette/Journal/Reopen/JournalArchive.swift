import Foundation
import Journal
import Law
import Store

/// The archive of a journal that is closed, in the data folder: an export that `navette journal verify` verifies, and beside
/// it the checkpoint that the next journal cites.
struct JournalArchive {
  /// The folder of every archive.
  let home: FilePath
  /// The journal's place among those that were closed, from 1.
  let rank: Int
  let former: LogSigner

  var folder: FilePath { home.appending("\(rank)") }
  var citedFile: FilePath { home.appending("\(rank).checkpoint") }
  private var partial: FilePath { home.appending("\(rank).partiel") }

  /// Makes it anew: what an interrupted reopening left is made again, since nothing was closed yet.
  /// - Parameter export: a newer copy than the database, verified; nil to copy the database itself.
  /// - Throws: ``CommandError``: `untrusted` when there is an archive of another journal, or it does not verify.
  func make(
    of journal: ClosingJournal, in database: FilePath, from export: FilePath?, citing cited: VerifiedCheckpoint
  ) throws {
    try PrivateFolder.ensure(home)
    try checkPlace()
    for folder in [partial, folder] where PrivateFolder.exists(folder) {
      try FileManager.default.removeItem(atPath: folder.description)
    }
    if let export {
      try FileManager.default.copyItem(atPath: export.description, toPath: partial.description)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: partial.description)
    } else {
      let size = try journal.journal.size
      // The tree is a beginning of one that this key signed, or is taken for it: nothing longer is left to say otherwise.
      let checkpoint = try former.sign(
        Checkpoint(origin: former.origin, size: size, root: journal.journal.root(size: size)))
      try JournalCopy(folder: partial).copy(database, as: checkpoint, former.verifier)
    }
    let report = try JournalArguments.report(partial, trusted: former.verifier)
    guard report.isSound else {
      throw CommandError(.untrusted, "the archive of the journal does not verify: \(report.faults.count) fault(s)")
    }
    try PrivateFile.replace(citedFile, cited.signed.bytes)
    sync()
    try PrivateFile.move(partial, to: folder)
  }

  private func checkPlace() throws {
    guard PrivateFolder.exists(folder) else { return }
    let origin = try? ExportedJournal(directory: URL(filePath: folder.description)).checkpoint.claim.origin
    guard let origin, !origin.isSame(as: former.origin) else { return }
    throw CommandError(
      .untrusted,
      "this database is older than the journal \(SafeText.line(former.origin)): it was put back from before "
        + "\(SafeText.line(origin)) was closed",
      hint: "Put back a copy of the database that was made since.")
  }
}
