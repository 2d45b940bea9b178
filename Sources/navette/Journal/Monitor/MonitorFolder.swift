import Cryptography
import Foundation
import Gateway
import JSON
import Journal

/// What a monitor keeps, in a folder of its own: what it verified (`etat`), when it saw what (`suivi.json`), and the
/// evidence of what was not as it should (`preuves/`).
struct MonitorFolder {
  let path: FilePath

  private var stateFile: FilePath { path.appending("etat") }
  private var watchFile: FilePath { path.appending("suivi.json") }
  private var evidence: FilePath { path.appending("preuves") }

  private static let stateLimit = 16_384 + SignedNote.maximumByteCount

  /// Opens the folder, made when it is not there.
  init(_ path: FilePath) throws {
    self.path = path
    try PrivateFolder.ensure(path)
  }

  /// What was verified until now: it must be signed by the log that is followed.
  /// - Throws: ``CommandError`` with `configuration` when the file is not what this command wrote for that log.
  func tree(_ verifier: LogVerifier) throws -> FollowedTree {
    guard let bytes = try read(stateFile, Self.stateLimit) else { return FollowedTree() }
    do {
      return try FollowedTree(bytes, by: verifier)
    } catch {
      throw CommandError(
        .configuration,
        "`etat` is not the state of a monitor of \(SafeText.line(verifier.origin)): \(error.code.rawValue)",
        hint: "For a journal that was reopened under another origin, follow it in another folder.")
    }
  }

  /// When what was seen.
  func watch(at now: Date) throws -> MonitorWatch {
    guard let bytes = try read(watchFile, 4096) else { return MonitorWatch(at: now) }
    guard let json = try? JSON.parse(bytes), let watch = MonitorWatch(json) else {
      throw CommandError(.configuration, "`suivi.json` is not what a monitor wrote")
    }
    return watch
  }

  /// Keeps what was verified: durable before anything is said of it.
  func keep(_ tree: FollowedTree) throws {
    if let bytes = tree.bytes { try PrivateFile.replace(stateFile, bytes) }
  }

  func keep(_ watch: MonitorWatch) throws { try PrivateFile.replace(watchFile, watch.json.serialized(.pretty)) }

  /// Keeps what shows that something is wrong: the checkpoint that was proven, and the one that came. Once for each.
  /// - Returns: the folder.
  func keep(evidenceOf alarm: MonitorAlarm.Code, known: SignedCheckpoint?, received: [UInt8]) throws -> String {
    let name = "\(alarm.rawValue)-\(SHA256.digest(received).hex.prefix(16))"
    let folder = evidence.appending(name)
    try PrivateFolder.ensure(evidence)
    guard !PrivateFolder.exists(folder) else { return folder.description }
    try PrivateFolder.create(folder)
    if let known { try PrivateFile.create(folder.appending("connu.checkpoint"), known.bytes) }
    try PrivateFile.create(folder.appending("recu.checkpoint"), received)
    return folder.description
  }

  private func read(_ file: FilePath, _ limit: Int) throws -> [UInt8]? {
    do {
      return try BoundedFile.read(file, maximum: limit)
    } catch let error as CommandError where error.code == .notFound {
      return nil
    }
  }
}
