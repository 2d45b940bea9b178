import Cryptography
import Foundation
import Gateway
import JSON
import Journal
import Store

@testable import navette

/// The folders of a server whose database was put back: it has five entries, and signed nine. No agent, no policies.
final class Installed {
  static let origin = "navette.test/journal"
  static let next = "navette.test/journal-2"
  static let now = Date(timeIntervalSince1970: 1_795_255_200)

  let folder: TemporaryFolder
  let folders: ServerFolders
  let key: Ed25519PrivateKey
  let former: LogSigner
  /// Exports of the journal, by their size.
  var export: FilePath { folder.path.appending("export-9") }
  var short: FilePath { folder.path.appending("export-7") }

  init() throws {
    folder = try TemporaryFolder()
    folders = try ServerFolders(data: folder.path.appending("data"), keys: folder.path.appending("keys"))
    key = try Ed25519PrivateKey.generate()
    former = try LogSigner(origin: Self.origin, privateKey: key)
    for path in [folders.data, folders.pki, folders.keys] { try PrivateFolder.create(path) }
    try PrivateFile.create(folders.journalKey, try key.pem())
    try PrivateFile.create(folders.vkey, Array((former.key.vkey + "\n").utf8))
    try PrivateFile.create(
      folders.configurationFile,
      Array(#"{"origine":"navette.test/journal","hotes":["a.test"],"port":1,"conservation":{"acces":24}}"#.utf8))
    try grow(5)
    let backup = folder.path.appending("sauvegarde.db")
    try FileManager.default.copyItem(atPath: folders.database.description, toPath: backup.description)
    try grow(2)
    try exported(to: short)
    try grow(2)
    try exported(to: export)
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: folders.database.description + suffix)
    }
    try FileManager.default.copyItem(atPath: backup.description, toPath: folders.database.description)
  }

  private func database(_ signer: LogSigner) throws -> Database {
    try Database(
      .init(
        folder: try DataFolder(URL(filePath: folders.data.description, directoryHint: .isDirectory)),
        checkpointFile: URL(filePath: folders.checkpoint.description), signer: signer, clock: { Self.now }))
  }

  /// Adds entries that replay: an installation, and starts.
  func grow(_ count: Int) throws {
    let database = try database(former)
    defer { database.close() }
    let isNew = database.checkpoint.checkpoint.size == 0
    try database.writeAndWait { transaction in
      for number in 0..<count {
        var body: JSONObject = ["v": 1, "instant": .string(Instants.text(Self.now))]
        if isNew, number == 0 {
          body["evenement"] = "enrolement"
          for (name, value) in ["objet": "admin", "roleAgent": "administrateur", "initialisation": true]
            as [String: JSON]
          {
            body[name] = value
          }
        } else {
          for (name, value) in ["evenement": "demarrage", "version": "0", "scripts": []] as [String: JSON] {
            body[name] = value
          }
        }
        transaction.append(try JournalBody(body, retention: .disclosure))
      }
    }
  }

  /// What the server kept outside its database.
  func kept() throws -> [UInt8] { try BoundedFile.read(folders.checkpoint, maximum: SignedNote.maximumByteCount) }

  private func exported(to place: FilePath) throws { try export(to: place, former.verifier) }

  /// Exports the journal as it is signed now.
  func export(to place: FilePath, _ verifier: LogVerifier) throws {
    try JournalCopy(folder: place).copy(folders.database, as: verifier.verify(kept()), verifier)
  }

  func reopening(
    as next: String = Installed.next, export: FilePath? = nil, isWithoutExport: Bool = false,
    checkpoint: FilePath? = nil, isExpiredAccepted: Bool = false, days: Double = 0
  ) -> JournalReopening {
    JournalReopening(
      .init(
        folders: folders, next: next, motif: .essai, export: export, isWithoutExport: isWithoutExport,
        checkpoint: checkpoint, isExpiredAccepted: isExpiredAccepted), now: Self.now + days * 86_400)
  }

  /// Opens the database as a server would, under the name that its configuration says.
  func serve() throws {
    let origin = try ServerConfigurationFile(folders.configurationFile).origin
    let database = try database(LogSigner(origin: origin, privateKey: key))
    defer { database.close() }
    let body = try JournalBody(["v": 1], retention: .disclosure)
    _ = try database.writeAndWait { $0.append(body) }
    _ = try database.receipt(leaf: 1).verify(with: LogSigner(origin: origin, privateKey: key).verifier)
  }

  /// Every file of both folders but SQLite's own, with its bytes.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path.description)
    where !name.contains("navette.db") && !name.contains("lock") {
      files[name] = FileManager.default.contents(atPath: folder.path.appending(name).description)
    }
    return files
  }
}
