import Cryptography
import Foundation
import Journal
import Law
import Store

/// Copies the files of a journal at one checkpoint: from a gateway, or from a copy of its database.
struct JournalCopy {
  let folder: FilePath

  /// A file of 256 bodies at their greatest size.
  static let fileLimit = 20 << 20

  /// Fetches every file over the network.
  /// - Throws: ``CommandError``, `untrusted` when the checkpoint is not signed by the pinned key.
  func fetch(from session: GatewaySession) throws -> VerifiedCheckpoint {
    // Before the checkpoint, which then covers it.
    let cosigned = try Self.cosigned(from: session)
    let signed = try session.exchange(.get("/journal/checkpoint", answerLimit: SignedNote.maximumByteCount)).body
    let checkpoint = try ReceiptFault.wrapping { try session.configuration.verifier.verify(signed) }
    let listed = try session.exchange(.get("/journal/timestamps", answerLimit: TimestampIndex.byteLimit)).body
    let timestamps = try ReceiptFault.wrapping { try TimestampIndex(parsing: listed) }
    try write(checkpoint, session.configuration.verifier, cosigned, timestamps) { path in
      try session.exchange(.get("/journal/\(path)", answerLimit: Self.fileLimit)).body
    }
    return checkpoint
  }

  /// Fetches every file into the agent's own folder, for as long as something looks into them.
  static func fetching<R>(from session: GatewaySession, _ look: (FilePath) throws -> R) throws -> R {
    let folder = session.folder.path.appending(".journal-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(atPath: folder.description) }
    _ = try JournalCopy(folder: folder).fetch(from: session)
    return try look(folder)
  }

  /// Reads every file from a database that nobody serves.
  /// - Throws: ``CommandError`` with `untrusted` when the database does not hold what the checkpoint says it held.
  func copy(_ database: FilePath, as checkpoint: VerifiedCheckpoint, _ verifier: LogVerifier) throws {
    do {
      let copy = try DatabaseCopy(URL(filePath: database.description))
      let files = JournalFiles(copy.journal, size: checkpoint.checkpoint.size)
      try write(checkpoint, verifier, Cosigned(), try copy.timestampIndex) { path in
        let bytes: [UInt8]?
        if let cited = CitedText(path: path) {
          bytes = try copy.policies(cited.digest)
        } else if let file = TimestampFile(path: path) {
          bytes = try copy.bytes(of: file)
        } else {
          bytes = try files.file(at: path)
        }
        guard let bytes else { throw Self.altered("sourceIncomplete") }
        return bytes
      }
    } catch let error as StoreError where error.code == .notFound {
      throw CommandError(.notFound, "there is no such database")
    } catch let error as StoreError {
      throw Self.altered(error.code.rawValue)
    } catch let error as JournalError where error.code != .destinationNotEmpty {
      throw Self.altered(error.code.rawValue)
    }
  }

  /// What witnesses said of the journal, if they did.
  private struct Cosigned {
    var checkpoint: SignedCheckpoint?
    var witnesses: [VerifierKey] = []
  }

  private static func cosigned(from session: GatewaySession) throws -> Cosigned {
    func file(_ name: String) throws -> [UInt8]? {
      do {
        return try session.exchange(.get("/journal/\(name)", answerLimit: SignedNote.maximumByteCount)).body
      } catch let error as CommandError where error.code == .notFound {
        return nil
      }
    }
    return try ReceiptFault.wrapping {
      let lines = try file("witnesses.vkey").map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
      return Cosigned(
        checkpoint: try file("checkpoint.cosigned").map { try SignedCheckpoint(parsing: $0) },
        witnesses: try lines.map { try VerifierKey(vkey: String($0)) })
    }
  }

  private static func altered(_ fault: String) -> CommandError {
    CommandError(
      .untrusted, "JOURNAL ALTÉRÉ / ALTERED JOURNAL: the database does not hold what was signed (\(fault))")
  }

  private func write(
    _ checkpoint: VerifiedCheckpoint, _ verifier: LogVerifier, _ cosigned: Cosigned, _ timestamps: TimestampIndex,
    file: (String) throws -> [UInt8]
  ) throws {
    try PrivateFolder.create(folder)
    try JournalExport.write(
      checkpoint: checkpoint, key: verifier.key,
      to: URL(filePath: folder.description, directoryHint: .isDirectory), cosigned: cosigned.checkpoint,
      witnesses: cosigned.witnesses, citations: PolicyCitations.digests, timestamps: timestamps, file: file)
  }
}
