internal import CSQLite

/// The one error of the store. It carries a code and the number SQLite gave, and never an SQL argument, a name or any
/// content of a fiche.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, as far as a caller can act on it.
  public enum Code: String, Sendable, CaseIterable {
    /// Another connection or process holds the database: try again later (HTTP 503).
    case busy
    /// The disk, or the quota of the database, is full: try again later (HTTP 503).
    case full
    /// The queue of the writer is full: try again later (HTTP 503).
    case overloaded
    /// The disk failed: try again later, and look at the machine (HTTP 503).
    case inputOutput
    /// The database was closed, or is closing (HTTP 503).
    case closed
    /// The witnesses of the log have not yet said that it is the one they know: try again later (HTTP 503).
    case awaitingWitnesses
    /// A witness of the log knows a longer one, or another: nothing is written any more (HTTP 503).
    case refusedByWitness
    /// What is stored is not what this version can have written.
    case corrupt
    /// A rule of the schema refused the row: a programmer's mistake or an inconsistent request.
    case constraint
    /// A row with this key exists already.
    case alreadyExists
    /// The row that was to be changed does not exist.
    case notFound
    /// The row was changed by someone else since it was read.
    case versionConflict
    /// The membership that a decision rested on changed meanwhile.
    case membershipChanged
    /// The policies in force changed meanwhile.
    case policiesChanged
    /// This idempotency key was used before for another request.
    case duplicateIdempotencyKey
    /// Another server holds the data folder.
    case folderInUse
    /// A file or folder of the data folder can be read by others, or is not what it should be.
    case unsafeFolder
    /// The database was written by a later version of Navette.
    case newerSchema
    /// The log holds fewer entries than were signed: an older copy of the database was put back.
    case rolledBack
    /// The log does not extend what was signed: its past was rewritten.
    case forked
    /// The checkpoint kept outside the database is missing or unreadable, though the log has entries.
    case checkpointMissing
    /// The journal was closed for another to begin, and that was not brought to its end.
    case unfinishedReopening
    /// A programmer's mistake: a statement that does not compile, a wrong number of arguments.
    case misuse
  }

  /// What went wrong.
  public let code: Code
  /// SQLite's extended result code, or an `errno`; zero when there is none.
  let number: Int32
  /// The operation that failed, in our words: never an argument.
  let operation: String

  init(_ code: Code, _ operation: String = "", number: Int32 = 0) {
    self.code = code
    self.operation = operation
    self.number = number
  }

  /// Two errors are equal when a caller would treat them alike.
  public static func == (a: StoreError, b: StoreError) -> Bool { a.code == b.code }

  /// Whether the same request may succeed later, unchanged.
  public var isTemporary: Bool {
    switch code {
    case .busy, .full, .overloaded, .inputOutput, .closed, .awaitingWitnesses: true
    default: false
    }
  }

  /// The code, the operation and the number, for a log.
  public var description: String {
    "store: \(explanation)" + (operation.isEmpty ? "" : " during \(operation)") + (number == 0 ? "" : " (\(number))")
  }

  private var explanation: String {
    switch code {
    case .rolledBack:
      "the database holds fewer journal entries than the last signed checkpoint: it was rolled back to an older copy"
    case .forked:
      "the journal does not extend the last signed checkpoint: its past was rewritten"
    case .checkpointMissing:
      "the journal has entries, but the last signed checkpoint kept outside the database is missing or unreadable"
    case .awaitingWitnesses: "the journal waits for its witnesses"
    case .refusedByWitness: "a witness of the journal has seen a longer one, or another: nothing is signed any more"
    case .unfinishedReopening: "the journal was closed, and the one that follows it is not open yet"
    case .folderInUse: "another server is running on this data folder"
    default: code.rawValue
    }
  }
}

extension StoreError {
  /// The meaning of a result code of SQLite, primary or extended.
  init(sqlite number: Int32, _ operation: String) {
    let code: Code =
      switch number & 0xff {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
      case SQLITE_FULL: .full
      case SQLITE_IOERR: number == Self.noSpaceOnWrite ? .full : .inputOutput
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_NOMEM: .inputOutput
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: .corrupt
      case SQLITE_CONSTRAINT:
        switch number {
        case Self.uniqueViolated, Self.primaryKeyViolated, Self.rowIdViolated: .alreadyExists
        default: .constraint
        }
      default: .misuse
      }
    self.init(code, operation, number: number)
  }

  // The extended codes are macros made of shifts, which the importer does not translate.
  private static let uniqueViolated = SQLITE_CONSTRAINT | (8 << 8)
  private static let primaryKeyViolated = SQLITE_CONSTRAINT | (6 << 8)
  private static let rowIdViolated = SQLITE_CONSTRAINT | (10 << 8)
  // SQLITE_IOERR_WRITE: what a full disk gives when the write is cut short by a quota rather than by ENOSPC.
  private static let noSpaceOnWrite = SQLITE_IOERR | (3 << 8)
}
