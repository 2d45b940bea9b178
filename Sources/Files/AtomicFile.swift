public import Foundation

/// A small file replaced whole: a reader, or a restart after a power cut, sees the old bytes or the new ones.
public struct AtomicFile: Sendable {
  private let path: String
  private let temporary: String
  private let folder: String
  private let faults: (any WriteFaults)?

  /// The file at `url`, which need not exist; its folder must.
  public init(_ url: URL, faults: (any WriteFaults)? = nil) {
    path = url.path
    temporary = url.path + ".new"
    folder = url.deletingLastPathComponent().path
    self.faults = faults
  }

  /// The bytes of the file, or nil when it does not exist.
  ///
  /// - Throws: `inputOutput`.
  public func read() throws(FileError) -> [UInt8]? {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      if access(path, F_OK) == 0 { throw FileError(.inputOutput, "reading") }
      return nil
    }
    return [UInt8](bytes)
  }

  /// Writes, syncs, renames, then syncs the folder, so that the rename itself survives a power cut.
  ///
  /// - Throws: `full` or `inputOutput`; the file then has its old bytes, or the new ones.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try faults?.beforeWrite()
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(errno, "opening") }
    do {
      defer { close(descriptor) }
      var written = 0
      while written < bytes.count {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw FileError(errno, "writing") }
        written += count
      }
      guard fdatasync(descriptor) == 0 else { throw FileError(errno, "syncing") }
    }
    guard rename(temporary, path) == 0 else { throw FileError(errno, "renaming") }
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw FileError(errno, "opening the folder") }
    defer { close(parent) }
    guard fsync(parent) == 0 else { throw FileError(errno, "syncing the folder") }
    try faults?.afterWrite()
  }
}

/// Where tests make a write fail.
public protocol WriteFaults: Sendable {
  /// Called before anything is done. Throwing is a write that failed and left the old bytes.
  func beforeWrite() throws(FileError)
  /// Called once the new bytes are durable. Throwing is a write that failed, as far as its caller can tell, but persisted.
  func afterWrite() throws(FileError)
}
