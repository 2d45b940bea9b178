import Glibc

/// An open file, closed when the last reference goes.
final class FileDescriptor {  // Not Sendable: one thread opens, uses and closes it.
  let number: Int32

  /// Opens a file.
  /// - Throws: ``CommandError``: `notFound`, `conflict` when it must be new, `configuration` otherwise.
  init(_ path: FilePath, _ flags: Int32, mode: mode_t = 0) throws {
    var opened: Int32
    repeat { opened = Glibc.open(path.description, flags | O_CLOEXEC, mode) } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw FileFault.error(errno, path) }
    number = opened
  }

  deinit { close(number) }

  /// Size and permissions.
  func status(_ path: FilePath) throws -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileFault.error(errno, path) }
    return status
  }

  /// Fills `buffer` as far as the file goes.
  /// - Returns: how many bytes were read.
  func read(into buffer: UnsafeMutableRawBufferPointer, _ path: FilePath) throws -> Int {
    var count = 0
    while count < buffer.count {
      let got = Glibc.read(number, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileFault.error(errno, path) }
      if got == 0 { break }
      count += got
    }
    return count
  }

  /// Writes everything, then waits until the disk has it.
  func writeDurably(_ bytes: UnsafeRawBufferPointer, _ path: FilePath) throws {
    var count = 0
    while count < bytes.count {
      let put = Glibc.write(number, bytes.baseAddress.map { $0 + count }, bytes.count - count)
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { throw FileFault.error(errno, path) }
      count += put
    }
    guard fsync(number) == 0 else { throw FileFault.error(errno, path) }
  }
}

/// What the system says of a file, as an exit code and a sentence.
enum FileFault {
  static func error(_ number: Int32, _ path: FilePath) -> CommandError {
    let name = SafeText.line(path.description)
    return switch number {
    case ENOENT, ENOTDIR: CommandError(.notFound, "`\(name)` does not exist")
    case EEXIST: CommandError(.conflict, "`\(name)` exists already, and is left as it is")
    default: CommandError(.configuration, "`\(name)`: \(String(cString: strerror(number)).lowercased())")
    }
  }
}
