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
    try writeTemporary(bytes)
    try step(.rename, bytes) { () throws(FileError) in
      guard rename(temporary, path) == 0 else { throw FileError(errno, "renaming") }
    }
    try step(.syncFolder, bytes) { () throws(FileError) in try syncFolder() }
    try faults?.afterWrite()
  }

  /// Writes a file that does not exist, whole and durably: of those who do it at once, one does.
  ///
  /// - Returns: false, and nothing is written, when there is such a file.
  /// - Throws: `full` or `inputOutput`.
  public func create(_ bytes: [UInt8]) throws(FileError) -> Bool {
    let own = "\(path).\(UUID().uuidString).new"
    defer { unlink(own) }
    try write(bytes, to: own)
    // Unlike a renaming, a link never takes another's place.
    guard link(own, path) == 0 else {
      if errno == EEXIST { return false }
      throw FileError(errno, "linking")
    }
    try syncFolder()
    return true
  }

  private func syncFolder() throws(FileError) {
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw FileError(errno, "opening the folder") }
    defer { close(parent) }
    guard fsync(parent) == 0 else { throw FileError(errno, "syncing the folder") }
  }

  private func writeTemporary(_ bytes: [UInt8]) throws(FileError) { try write(bytes, to: temporary) }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(errno, "opening") }
    defer { close(descriptor) }
    try step(.write, bytes) { () throws(FileError) in
      var written = 0
      while written < bytes.count {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw FileError(errno, "writing") }
        written += count
      }
    }
    try step(.sync, bytes) { () throws(FileError) in
      guard fdatasync(descriptor) == 0 else { throw FileError(errno, "syncing") }
    }
  }

  private func step(
    _ step: WriteStep, _ bytes: [UInt8], _ body: () throws(FileError) -> Void
  ) throws(FileError) {
    try faults?.before(step, of: bytes)
    try body()
    try faults?.after(step, of: bytes)
  }
}

/// What replacing a file is made of: each step may fail by itself.
public enum WriteStep: String, Sendable, CaseIterable {
  case write, sync, rename
  case syncFolder = "sync of the folder"
}

/// Where tests make a write fail.
public protocol WriteFaults: Sendable {
  /// Called before anything is done. Throwing is a write that failed and left the old bytes.
  func beforeWrite() throws(FileError)
  /// Called once the new bytes are durable. Throwing is a write that failed, as far as its caller can tell, but persisted.
  func afterWrite() throws(FileError)
  /// Called before a step. Throwing is a step that failed and left nothing.
  func before(_ step: WriteStep, of bytes: [UInt8]) throws(FileError)
  /// Called after a step. Throwing is one that failed, as far as the file can tell, but persisted.
  func after(_ step: WriteStep, of bytes: [UInt8]) throws(FileError)
}

extension WriteFaults {
  /// Fails at no step.
  public func before(_ step: WriteStep, of bytes: [UInt8]) throws(FileError) {}
  /// Fails at no step.
  public func after(_ step: WriteStep, of bytes: [UInt8]) throws(FileError) {}
}
