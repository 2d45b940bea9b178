import Cryptography
import Foundation
import Gateway
import Journal
import Law
import Store

/// Closes the journal of a database that was put back from a backup, and opens the next (`navette journal reopen`).
///
/// Four things are written, in this order: the archive; the database, in one transaction; the new journal's checkpoint and
/// key; the name in `navette.json`. Interrupted between any two, the server does not start, and the same call goes on.
struct JournalReopening {
  /// What was just done.
  enum Step: CaseIterable {
    case archived, closed, signed, published
  }

  /// What was asked for.
  struct Options: Sendable {
    let folders: ServerFolders
    /// The new journal's name.
    let next: String
    let motif: MotifReouverture
    /// A newer copy of the journal.
    let export: FilePath?
    /// Whether it may go on without one.
    let isWithoutExport: Bool
    /// A checkpoint that somebody else kept.
    let checkpoint: FilePath?
    /// Whether a backup past its lifetime may be put back all the same.
    var isExpiredAccepted = false
  }

  let options: Options
  let now: Date
  /// Called after each step: where tests stop.
  var done: (Step) throws -> Void = { _ in }

  init(_ options: Options, now: Date) { (self.options, self.now) = (options, now) }

  private var folders: ServerFolders { options.folders }
  private var next: String { options.next }

  /// Does it.
  /// - Parameter isRehearsal: whether nothing is to be changed.
  /// - Throws: ``CommandError``, `StoreError`.
  func run(isRehearsal: Bool = false) throws -> ReopeningReport {
    let (journal, former, following) = try open()
    if let closed = try journal.read({ try $0.formerJournals() }).last, !closed.next.isSame(as: former.origin) {
      guard closed.origin.isSame(as: former.origin), closed.next.isSame(as: next) else {
        throw CommandError(
          .conflict, "a reopening under the name \(SafeText.line(closed.next)) was begun and not finished",
          hint: "Run the command again with --origin \(SafeText.line(closed.next)).")
      }
      if !isRehearsal { try finish(journal, following) }
      return ReopeningReport(key: following.key, archive: folders.formerJournals.appending("\(closed.rank)"))
    }
    guard !next.isSame(as: former.origin) else {
      throw CommandError(.conflict, "the journal has that name already: give the next one another")
    }
    let (cited, plan) = try examine(journal, former)
    let rank = try journal.read { try $0.formerJournals().count } + 1
    let archive = JournalArchive(home: folders.formerJournals, rank: rank, former: former)
    if !isRehearsal {
      try archive.make(of: journal, in: folders.database, from: options.export, citing: cited)
      try done(.archived)
    }
    let restored = try journal.journal.size
    let reopening = Reopening(citing: cited.checkpoint, next: next, motif: options.motif, plan: plan)
    let outcome: ReopeningOutcome
    do {
      outcome = try reopening.perform(on: journal, at: now, isRehearsal: isRehearsal)
    } catch let error as StoreError where error.code == .alreadyExists {
      throw CommandError(.conflict, "a former journal had that name: give the next one another")
    }
    if !isRehearsal {
      try done(.closed)
      try finish(journal, following)
    }
    return ReopeningReport(
      key: following.key, archive: archive.folder,
      details: .init(cited: cited.checkpoint, restored: restored, plan: plan, outcome: outcome))
  }

  private func open() throws -> (ClosingJournal, former: LogSigner, following: LogSigner) {
    guard PrivateFolder.exists(folders.data), BoundedFile.exists(folders.database) else {
      throw CommandError(.notFound, "there is no database in the data folder", hint: "Put the backup back first.")
    }
    let origin = try ServerConfigurationFile(folders.configurationFile).origin
    let key = try Ed25519PrivateKey(pem: try BoundedFile.secret(folders.journalKey))
    let former: LogSigner
    do {
      former = try LogSigner(origin: origin, privateKey: key)
    } catch {
      throw CommandError(.configuration, "navette.json: /origine cannot be a journal's name")
    }
    do {
      let folder = try DataFolder(URL(filePath: folders.data.description, directoryHint: .isDirectory))
      return (try ClosingJournal(folder), former, try LogSigner(origin: next, privateKey: key))
    } catch let error as JournalError {
      throw CommandError.usage("--origin cannot be a journal's name: \(error.code.rawValue)")
    }
  }

  /// What follows the transaction; doing it again changes nothing.
  private func finish(_ journal: ClosingJournal, _ following: LogSigner) throws {
    let size = try journal.journal.size
    guard size == 1 else { throw CommandError(.untrusted, "the new journal has \(size) entries, and should have one") }
    let first = try following.sign(Checkpoint(origin: next, size: size, root: journal.journal.root(size: size)))
    try PrivateFile.replace(folders.checkpoint, first.signed.bytes)
    try done(.signed)
    try PrivateFile.replace(folders.vkey, Array((following.key.vkey + "\n").utf8))
    try done(.published)
    try ServerConfigurationFile.rename(journal: next, in: folders.configurationFile)
  }
}
