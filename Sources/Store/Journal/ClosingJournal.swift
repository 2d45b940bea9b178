internal import Cryptography
public import Foundation
public import Journal

/// A database whose journal is to be closed so that another begins: taken, and served by nobody.
///
/// After a restore from a backup, no checkpoint of the restored journal may be signed any more: its witnesses know a longer
/// one. What was closed is archived by the caller before: closing empties the tables of the journal.
public final class ClosingJournal {
  private let folder: DataFolder
  private let connection: Connection

  /// Opens the database of a folder, and checks nothing: it is known to be other than what was signed.
  ///
  /// - Throws: ``StoreError``: `newerSchema`, `corrupt`, or what SQLite says.
  public init(_ folder: DataFolder) throws {
    self.folder = folder
    connection = try Connection(path: folder.database.path, access: .readWrite, busyTimeout: 2000)
    try Migration.run(on: connection)
  }

  /// The journal as the database holds it.
  public var journal: StoredJournal { StoredJournal(connection: connection) }

  /// Reads what else is there.
  public func read<R>(_ body: (ReadTransaction) throws -> R) throws -> R {
    try connection.snapshot { try body(ReadTransaction(connection)) }
  }

  /// Closes a journal and writes the first entry of the next, in one transaction: afterwards the database holds that entry
  /// alone, or is as it was.
  ///
  /// Steps of fiches keep their former numbers, apart: only the archive proves them. Answers kept for retries go, since
  /// their receipts were of the former journal; so do checkpoints and timestamps, which the archive holds.
  ///
  /// - Parameters:
  ///   - origin: the journal to close.
  ///   - next: the one that follows, a name that no journal of this database ever had.
  ///   - isRehearsal: whether everything is undone at the end.
  ///   - first: changes what must be changed, by the rank of the journal that is closed, and gives the first entry.
  /// - Throws: ``StoreError`` with code `alreadyExists` for a name that was used, what `first` throws, or what SQLite says.
  public func close<R>(
    _ origin: String, for next: String, at date: Date, isRehearsal: Bool = false,
    first: (WriteTransaction, _ rank: Int) throws -> (JournalBody, R)
  ) throws -> R {
    var result: R?
    do {
      try connection.transaction {
        result = try closed(origin, for: next, at: date, first)
        if isRehearsal { throw Rehearsed() }
      }
      // The bytes of what was closed are in no file any more.
      try connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
    } catch is Rehearsed {}
    guard let result else { throw StoreError(.misuse, "closing the journal") }
    return result
  }

  private struct Rehearsed: Error {}

  private func closed<R>(
    _ origin: String, for next: String, at date: Date, _ first: (WriteTransaction, Int) throws -> (JournalBody, R)
  ) throws -> R {
    let transaction = WriteTransaction(connection)
    for name in [origin, next] {
      let isUsed = try connection.exists(
        "SELECT 1 FROM journaux_anterieurs WHERE origine = ?1 OR (suivante = ?1 AND ?1 <> ?2)", .text(name),
        .text(origin))
      guard !isUsed else { throw StoreError(.alreadyExists, "closing the journal") }
    }
    let rank = try transaction.formerJournals().count + 1
    try connection.run(
      "INSERT INTO journaux_anterieurs (rang, origine, suivante, taille, racine, clos_le) VALUES (?, ?, ?, ?, ?, ?)",
      .number(rank), .text(origin), .text(next), .number(try journal.size),
      .blob(try journal.root(size: journal.size).bytes), .of(date))
    try connection.run(
      """
      INSERT INTO passages_anterieurs (rang, reference, feuille, evenement, agent, le)
      SELECT ?, reference, feuille, evenement, agent, le FROM passages
      """, .number(rank))
    let (body, result) = try first(transaction, rank)
    for table in ["passages", "idempotence", "horodatages", "points_de_controle", "bodies"] {
      try connection.script("DELETE FROM \(table)")
    }
    for table in ["leaves", "subtrees"] { try empty(table) }
    var edge = try RightEdge(reading: connection)
    _ = try LogAppender(connection).append(body, to: &edge, at: date)
    return result
  }

  /// The triggers that hold the past are lifted for this, inside the transaction, and put back as they were.
  private func empty(_ table: String) throws {
    let triggers = try connection.all(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", .text(table)
    ) { (try $0.text(), try $0.text()) }
    guard !triggers.isEmpty else { throw StoreError(.corrupt, "closing the journal") }
    for (name, _) in triggers { try connection.script("DROP TRIGGER \(name)") }
    try connection.script("DELETE FROM \(table)")
    for (_, sql) in triggers { try connection.script(sql) }
  }
}
