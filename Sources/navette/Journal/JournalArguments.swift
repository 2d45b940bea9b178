import Cryptography
import Foundation
import Journal
import Law

/// What the journal commands share.
enum JournalArguments {
  static let folder = Operand("DIR", .path, "A folder that `navette journal export` wrote.")
  static let vkey = Option(
    "vkey", "FILE", .path,
    "The journal's verification key, received out of band: without it the export is only judged "
      + "against itself.")

  /// An export, opened.
  /// - Throws: ``CommandError``: `notFound` when there is no such folder, `invalidContent` when it is not an export.
  static func export(_ path: FilePath) throws -> ExportedJournal {
    guard PrivateFolder.exists(path) else {
      throw CommandError(.notFound, "`\(SafeText.line(path.description))` does not exist")
    }
    do {
      return try ExportedJournal(directory: URL(filePath: path.description, directoryHint: .isDirectory))
    } catch {
      throw CommandError(.invalidContent, "not an export of a journal: \(error.code.rawValue)")
    }
  }

  /// The verdict on an export.
  /// - Throws: ``CommandError`` with `invalidContent` when it is not one.
  static func report(
    _ folder: FilePath, trusted: LogVerifier?, earlier: SignedCheckpoint? = nil,
    timestamping: TimestampAuthority? = nil
  ) throws -> ExportReport {
    let verifier = ExportVerifier(trusted: trusted, earlier: earlier, timestamping: timestamping)
    do {
      return try verifier.verify(
        URL(filePath: folder.description, directoryHint: .isDirectory), citations: PolicyCitations.digests)
    } catch {
      throw CommandError(.invalidContent, "not an export of a journal: \(error.code.rawValue)")
    }
  }
}
