internal import Foundation

/// A small file replaced whole: a reader, or a restart after a power cut, sees the old bytes or the new ones.
struct AtomicFile: Sendable {
  private let path: String
  private let temporary: String
  private let folder: String

  init(_ url: URL) {
    path = url.path
    temporary = url.path + ".new"
    folder = url.deletingLastPathComponent().path
  }

  /// The bytes of the file, or nil when it does not exist.
  func read() throws(StoreError) -> [UInt8]? {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      if access(path, F_OK) == 0 { throw StoreError(.inputOutput, "reading the kept checkpoint") }
      return nil
    }
    return [UInt8](bytes)
  }

  /// Writes, syncs, renames, then syncs the folder, so that the rename itself survives a power cut.
  func write(_ bytes: [UInt8]) throws(StoreError) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("opening") }
    do {
      defer { close(descriptor) }
      var written = 0
      while written < bytes.count {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw Self.failure("writing") }
        written += count
      }
      guard fdatasync(descriptor) == 0 else { throw Self.failure("syncing") }
    }
    guard rename(temporary, path) == 0 else { throw Self.failure("renaming") }
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw Self.failure("opening the folder of") }
    defer { close(parent) }
    guard fsync(parent) == 0 else { throw Self.failure("syncing the folder of") }
  }

  private static func failure(_ verb: String) -> StoreError {
    StoreError(errno == ENOSPC || errno == EDQUOT ? .full : .inputOutput, "\(verb) the kept checkpoint", number: errno)
  }
}
