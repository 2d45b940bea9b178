internal import Files
public import Foundation

/// The folder that holds everything the gateway keeps: readable by its owner alone, held by one server at a time.
///
/// The lock lasts as long as the value, or until its database is closed, or until the process dies, however it does.
public final class DataFolder: Sendable {
  /// The folder.
  public let url: URL
  private let lock: FolderLock

  /// The database file.
  public var database: URL { url.appending(path: "navette.db") }

  /// Takes a folder, made with mode 0700 if it does not exist.
  ///
  /// - Throws: ``StoreError`` with code `folderInUse` when another server holds it, `unsafeFolder` when others than its
  ///   owner may enter it, `inputOutput` when it cannot be made.
  public init(_ url: URL) throws(StoreError) {
    self.url = url
    try Self.make(url)
    do { lock = try FolderLock(url.appending(path: "navette.lock")) } catch { throw StoreError(error) }
    try Self.makeFile(database)
  }

  /// Lets another server take the folder: what closing its database does.
  func release() { lock.release() }

  private static func make(_ url: URL) throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreError(.inputOutput, "making the data folder")
    }
    do { try FolderLock.checkOwner(of: url) } catch { throw StoreError(error) }
  }

  /// SQLite gives its log and shared index the mode of the database file, so that file is made first.
  private static func makeFile(_ url: URL) throws(StoreError) {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreError(.inputOutput, "making the database file", number: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw StoreError(.unsafeFolder, "taking the database file")
    }
  }
}
