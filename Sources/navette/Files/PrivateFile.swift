import Cryptography
import Glibc

/// Writes files that only their owner reads: whole or not at all, never over another unless asked.
enum PrivateFile {
  /// Makes a new file, 0600.
  ///
  /// The bytes go to a temporary file made with O_EXCL, reach the disk, then take their name with `link`, which refuses
  /// a name that exists: a crash leaves the whole file or none, and no existing key is ever replaced.
  /// - Throws: ``CommandError`` with `conflict` when the name is taken.
  static func create(_ path: FilePath, _ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try create(path, $0) }
  }

  /// Makes a new file that holds a secret, 0600, without a copy of it in Swift's arrays.
  static func create(_ path: FilePath, _ secret: SecretBytes) throws {
    try secret.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) throws -> Void in try create(path, bytes) }
  }

  /// Writes a file, new or not, 0600: its readers see the old bytes or the new ones, never a part.
  static func replace(_ path: FilePath, _ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try replace(path, $0) }
  }

  /// Writes a file that holds a secret, new or not, as above, without a copy of it in Swift's arrays.
  static func replace(_ path: FilePath, _ secret: SecretBytes) throws {
    try secret.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) throws -> Void in try replace(path, bytes) }
  }

  /// Gives a file another name in its folder, in place of what has that name: the disk has one or the other.
  static func move(_ path: FilePath, to other: FilePath) throws {
    guard rename(path.description, other.description) == 0 else { throw FileFault.error(errno, path) }
    try synchronize(other.parent)
  }

  private static func replace(_ path: FilePath, _ bytes: UnsafeRawBufferPointer) throws {
    let temporary = try write(beside: path, bytes)
    do {
      try move(temporary, to: path)
    } catch {
      unlink(temporary.description)
      throw error
    }
  }

  private static func create(_ path: FilePath, _ bytes: UnsafeRawBufferPointer) throws {
    let temporary = try write(beside: path, bytes)
    defer { unlink(temporary.description) }
    guard link(temporary.description, path.description) == 0 else { throw FileFault.error(errno, path) }
    try synchronize(path.parent)
  }

  private static func write(beside path: FilePath, _ bytes: UnsafeRawBufferPointer) throws -> FilePath {
    let temporary = path.parent.appending(".navette-\(Hexadecimal.encode(SecureRandom.bytes(8)))")
    let file = try FileDescriptor(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    do {
      try file.writeDurably(bytes, path)
    } catch {
      unlink(temporary.description)
      throw error
    }
    return temporary
  }

  /// Overwrites a file that holds a secret, and removes it; one that is not there is no error.
  static func destroy(_ path: FilePath) throws {
    guard BoundedFile.exists(path) else { return }
    let file = try FileDescriptor(path, O_WRONLY | O_NOFOLLOW)
    let zeros = [UInt8](repeating: 0, count: Int(try file.status(path).st_size))
    try zeros.withUnsafeBytes { try file.writeDurably($0, path) }
    guard unlink(path.description) == 0 else { throw FileFault.error(errno, path) }
    try synchronize(path.parent)
  }

  private static func synchronize(_ folder: FilePath) throws {
    let descriptor = try FileDescriptor(folder, O_RDONLY | O_DIRECTORY)
    guard fsync(descriptor.number) == 0 else { throw FileFault.error(errno, folder) }
  }
}
