import Foundation
import Gateway
import Journal
import Law
import Store

extension JournalReopening {
  /// Looks at everything before anything is changed: how far the journal went, whether the database is a beginning of it,
  /// what the export tells of the rest.
  /// - Throws: ``CommandError``.
  func examine(
    _ journal: ClosingJournal, _ former: LogSigner
  ) throws -> (cited: VerifiedCheckpoint, plan: (plan: ReopeningPlan, size: UInt64)?) {
    let stored = journal.journal
    let restored = try stored.size
    var known = FormerCheckpoints(former.verifier)
    try known.take(kept: options.folders.checkpoint, isOnly: options.checkpoint == nil)
    if let checkpoint = options.checkpoint { try known.take(given: checkpoint) }
    try checkAge(of: stored, size: restored)
    var plan: (plan: ReopeningPlan, size: UInt64)?
    if let export = options.export {
      let exported = try JournalArguments.export(export)
      let read = try Self.read(export, from: restored, former.verifier)
      let newest = try former.verifier.verify(exported.checkpoint)
      guard newest.checkpoint.size >= restored else {
        throw CommandError(
          .conflict, "the export has \(newest.checkpoint.size) entries and the database \(restored): it tells nothing",
          hint: "Give a newer one, or --without-export.")
      }
      guard try exported.root(size: restored) == stored.root(size: restored) else {
        throw CommandError(
          .untrusted, "the database is not an older copy of the exported journal: it holds other entries",
          hint: "Put back a backup from before they parted.")
      }
      guard try known.areHeld(by: exported, size: newest.checkpoint.size) else {
        throw CommandError(
          .untrusted, "the export does not lead to a checkpoint that the journal signed: it was forked")
      }
      try known.take(newest)
      plan = (read, newest.checkpoint.size)
    }
    let cited = try known.newest()
    guard try known.areHeld(by: stored, size: restored) else {
      throw CommandError(
        .untrusted,
        "the database is not an older copy of the journal: it holds other entries than those that were signed",
        hint: "Put back a backup from before they parted.")
    }
    guard cited.checkpoint.size > restored else {
      throw CommandError(
        .conflict,
        "the database holds all that its journal ever signed, as far as is known here: there is nothing to reopen",
        hint: "If a witness knows more, give what it has with --checkpoint FILE or --export DIR.")
    }
    guard plan != nil || options.isWithoutExport else {
      throw CommandError.usage(
        "\(cited.checkpoint.size - restored) entries are missing: what they revoked, took back or deleted would be forgotten",
        hint: "Give an export made since the backup with --export DIR, or say --without-export.")
    }
    return (cited, plan)
  }

  /// How long a backup may be kept, in days: what was erased from the gateway is out of every backup by then.
  static let backupLifetime = 30

  /// An older backup holds what had to be erased everywhere, and should no longer exist.
  private func checkAge(of journal: StoredJournal, size: UInt64) throws {
    guard size > 0, let newest = try journal.entries(size - 1..<size).first else { return }
    let days = Int(now.timeIntervalSince(newest.time.date) / 86_400)
    guard days > Self.backupLifetime, !options.isExpiredAccepted else { return }
    throw CommandError(
      .conflict,
      "this backup is \(days) days old, and backups expire after \(Self.backupLifetime): it holds what was erased since",
      hint:
        "Put back a newer one. If there is none, give --expired-backup with an export, so that erasures are done again, "
        + "and tell the DPO.")
  }

  /// Verifies an export whole, and reads what it tells from an entry on.
  private static func read(_ export: FilePath, from first: UInt64, _ trusted: LogVerifier) throws -> ReopeningPlan {
    var plan = ReopeningPlan(from: first)
    let report: ExportReport
    do {
      report = try ExportVerifier(trusted: trusted).verify(
        URL(filePath: export.description, directoryHint: .isDirectory), visiting: &plan)
    } catch {
      throw CommandError(.invalidContent, "not an export of a journal: \(error.code.rawValue)")
    }
    guard report.isSound else {
      throw CommandError(
        .untrusted, "JOURNAL ALTÉRÉ / ALTERED JOURNAL: the export has \(report.faults.count) fault(s)",
        hint: "`navette journal verify` lists them.")
    }
    return plan
  }
}
