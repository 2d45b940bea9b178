import Authority
import Cryptography
import Store

extension CommandError {
  /// Any error, as it may be told.
  ///
  /// Of an error that is not known, the type only: a description could quote what was being handled.
  init(_ error: any Error) {
    self =
      switch error {
      case let error as CommandError: error
      case let error as CryptographyError: CommandError(.configuration, "cryptography: \(error.code.rawValue)")
      case let error as AuthorityError: CommandError(.configuration, "certificates: \(error.description)")
      case let error as StoreError: Self.storage(error)
      default: CommandError(.internalError, "unexpected fault (\(type(of: error)))")
      }
  }

  /// The message and what to do, on one line, for the log of a server.
  var line: String { SafeText.line(hint.map { "\(message). \($0)" } ?? message) }

  private static func storage(_ error: StoreError) -> CommandError {
    switch error.code {
    case .folderInUse: CommandError(.conflict, "another process uses this data folder")
    case .rolledBack, .forked, .checkpointMissing:
      CommandError(
        .untrusted,
        "the journal is not the one that was last signed (\(error.code)): a backup was put back, or it was "
          + "rewritten",
        hint: backupHint)
    case .unfinishedReopening:
      CommandError(
        .conflict, "the journal was closed, and the one that follows it is not open yet",
        hint: "`navette journal reopen` was interrupted: run the same command again.")
    case .refusedByWitness: .refusedByWitness
    case .full, .inputOutput:
      CommandError(
        .unavailable, "the database cannot be used (\(error.code))", hint: "Is the disk full, or not there?")
    default: CommandError(.unavailable, "the database cannot be used (\(error.code))")
    }
  }

  /// A witness of the journal has seen a longer one, or another.
  static let refusedByWitness = CommandError(
    .untrusted, "the journal is not the one that its witnesses have seen: nothing is recorded or signed any more",
    hint: backupHint)

  private static let backupHint =
    "Put the right database back; if only a backup is left, `navette journal reopen` opens a journal that follows "
    + "(Certificates/witnesses.md)."
}
