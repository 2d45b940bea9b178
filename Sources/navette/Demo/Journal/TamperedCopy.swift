import Cryptography
import Foundation
import JSON
import Journal
import Store

/// What an attacker with the disk does: changes the database's file under SQLite's feet, triggers and all.
///
/// The demo is that attacker, on a copy, byte for byte and without a SQL statement.
struct TamperedCopy {
  let folder: FilePath
  private var file: FilePath { folder.appending("navette.db") }

  /// Copies a data folder that a server holds.
  init(of data: FilePath, to folder: FilePath) throws {
    self.folder = folder
    try PrivateFolder.create(folder)
    // The log goes first: what it holds is folded into the copy when it is opened.
    for name in ["navette.db-wal", "navette.db"] where BoundedFile.exists(data.appending(name)) {
      try PrivateFile.create(
        folder.appending(name), try BoundedFile.read(data.appending(name), maximum: 256 << 20))
    }
  }

  /// Folds SQLite's log into the copy, so that one file holds everything.
  func fold(signer: LogSigner, checkpoint: FilePath) throws {
    let kept = folder.appending("dernier-point-de-controle")
    try PrivateFile.create(kept, try BoundedFile.read(checkpoint, maximum: 65_536))
    try Database(
      .init(
        folder: try DataFolder(URL(filePath: folder.description, directoryHint: .isDirectory)),
        checkpointFile: URL(filePath: kept.description), signer: signer)
    ).close()
  }

  /// Makes an event say that somebody else did it.
  /// - Returns: the body as it was and as it is now.
  func blame(_ agent: String, insteadOf culprit: String, in body: [UInt8]) throws -> [UInt8] {
    guard agent.utf8.count == culprit.utf8.count, let text = String(validating: body, as: UTF8.self) else {
      throw CommandError(.internalError, "the demo cannot tamper with that event")
    }
    let changed = Array(text.replacing("\"\(culprit)\"", with: "\"\(agent)\"").utf8)
    try replace(body, with: changed)
    return changed
  }

  /// Makes the entry commit to the changed body, as if nothing had happened.
  func recommit(_ entry: LogEntry, to body: [UInt8], nonce: Nonce) throws {
    let old = entry.withUnsafeBytes { Array($0) }
    try replace(old, with: Array(old.dropLast(Digest.byteCount)) + SHA256.digest(nonce.bytes + body).bytes)
  }

  private func replace(_ old: [UInt8], with new: [UInt8]) throws {
    precondition(old.count == new.count)
    var data = Data(try BoundedFile.read(file, maximum: 256 << 20))
    var count = 0
    while let range = data.range(of: Data(old)) {
      data.replaceSubrange(range, with: new)
      count += 1
    }
    guard count > 0 else { throw CommandError(.internalError, "the event is not where the demo looks for it") }
    try PrivateFile.replace(file, Array(data))
  }
}
