import Foundation

/// Reading and writing of an export's files; links are never followed.
enum ExportFile {
  /// Writes a file that did not exist, readable by its owner only: bodies are personal data.
  static func write(_ bytes: [UInt8], to path: String, in directory: URL) throws(JournalError) {
    let file = directory.appending(path: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw JournalError(.fileUnwritable, path)
    }
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw JournalError(.fileUnwritable, path) }
    var written = 0
    var isFailed = false
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count && !isFailed {
        let count = unsafeWrite(descriptor, buffer, from: written)
        if count > 0 { written += count } else { isFailed = true }
      }
    }
    guard close(descriptor) == 0, !isFailed else { throw JournalError(.fileUnwritable, path) }
  }

  private static func unsafeWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, from offset: Int) -> Int {
    while true {
      let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Reads at most `limit` bytes at `offset`: nothing when there is no regular file, or no reading it.
  static func read(_ path: String, in directory: URL, offset: Int = 0, limit: Int) -> [UInt8]? {
    withFile(path, in: directory) { descriptor, size in
      let wanted = min(limit, max(0, size - offset))
      var isFailed = false
      let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        let read = fill(
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<wanted]), from: descriptor,
          at: offset)
        (count, isFailed) = (read ?? 0, read == nil)
      }
      return isFailed ? nil : bytes
    }
  }

  /// The same from a file's start, into a space that is used again.
  static func read(_ path: String, in directory: URL, limit: Int, into space: ReadingSpace) -> UnsafeRawBufferPointer? {
    withFile(path, in: directory) { descriptor, size in
      let bytes = space.bytes(min(limit, size))
      return fill(bytes, from: descriptor, at: 0).map { UnsafeRawBufferPointer(rebasing: bytes[..<$0]) }
    }
  }

  private static func withFile<R>(_ path: String, in directory: URL, _ body: (Int32, _ size: Int) -> R?) -> R? {
    let descriptor = open(directory.appending(path: path).path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return body(descriptor, Int(status.st_size))
  }

  /// - Returns: how many bytes there were, at most those that there is space for; nil when they cannot be read.
  private static func fill(_ space: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Int? {
    var count = 0
    while count < space.count {
      let more = pread(descriptor, space.baseAddress.map { $0 + count }, space.count - count, off_t(offset + count))
      if more > 0 { count += more } else if more == 0 { break } else if errno != EINTR { return nil }
    }
    return count
  }

  /// Visits every file under `directory` with its relative path, and whether it is a regular file.
  static func visit(_ directory: URL, _ body: (String, _ isRegular: Bool) -> Void) throws(JournalError) {
    try visit(directory, prefix: "", depth: 0, body)
  }

  private static func visit(
    _ directory: URL, prefix: String, depth: Int, _ body: (String, Bool) -> Void
  ) throws(JournalError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory.appending(path: prefix).path)
    } catch {
      throw JournalError(.fileUnreadable, prefix)
    }
    for name in names.sorted() {
      let path = prefix + name
      var status = stat()
      guard lstat(directory.appending(path: path).path, &status) == 0 else {
        body(path, false)
        continue
      }
      // The deepest path of a tile has 9 folders; a deeper one is not ours, and is reported rather than walked.
      if status.st_mode & S_IFMT == S_IFDIR && depth < 12 {
        try visit(directory, prefix: path + "/", depth: depth + 1, body)
      } else {
        body(path, status.st_mode & S_IFMT == S_IFREG)
      }
    }
  }
}
