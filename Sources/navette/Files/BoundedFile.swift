import Cryptography
import Glibc

/// Reads whole files whose size is bounded: nobody's disk nor peer makes the process swallow gigabytes.
enum BoundedFile {
  /// Whether there is something of that name.
  static func exists(_ path: FilePath) -> Bool { access(path.description, F_OK) == 0 }

  /// The bytes of a file of at most `maximum` bytes.
  /// - Throws: ``CommandError``: `notFound`, `invalidContent` when it is larger, `configuration` when unreadable.
  static func read(_ path: FilePath, maximum: Int) throws -> [UInt8] {
    let file = try FileDescriptor(path, O_RDONLY)
    try check(try file.status(path), path, maximum)
    var bytes = [UInt8](repeating: 0, count: maximum + 1)
    let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0, path) }
    guard count <= maximum else { throw tooLarge(path, maximum) }
    return Array(bytes[..<count])
  }

  /// The bytes of a secret file, which others must not be able to read.
  /// - Throws: also `configuration` when its permissions let others read it.
  static func secret(_ path: FilePath, maximum: Int = 16_384) throws -> SecretBytes {
    let file = try FileDescriptor(path, O_RDONLY)
    let status = try file.status(path)
    try check(status, path, maximum)
    guard status.st_mode & 0o077 == 0 else {
      let name = SafeText.line(path.description)
      throw CommandError(
        .configuration, "others can read `\(name)`: it is not used", hint: "Repair it with `chmod 600 \(name)`.")
    }
    return try content(file, path, Int(status.st_size), maximum)
  }

  /// The bytes of a file that are personal data, in memory that is wiped.
  /// - Throws: as ``read(_:maximum:)``.
  static func content(_ path: FilePath, maximum: Int) throws -> SecretBytes {
    let file = try FileDescriptor(path, O_RDONLY)
    let status = try file.status(path)
    try check(status, path, maximum)
    return try content(file, path, Int(status.st_size), maximum)
  }

  private static func content(
    _ file: FileDescriptor, _ path: FilePath, _ size: Int, _ maximum: Int
  ) throws -> SecretBytes {
    // A pipe says 0, and a file may grow: what comes decides, up to the maximum.
    let buffer = SecretBytes(count: size > 0 ? size + 1 : maximum + 1)
    let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0, path) }
    guard count <= maximum, count < buffer.count else { throw tooLarge(path, maximum) }
    return buffer.withUnsafeBytes { SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  private static func check(_ status: stat, _ path: FilePath, _ maximum: Int) throws {
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileFault.error(EISDIR, path) }
    guard status.st_size <= maximum else { throw tooLarge(path, maximum) }
  }

  private static func tooLarge(_ path: FilePath, _ maximum: Int) -> CommandError {
    CommandError(.invalidContent, "`\(SafeText.line(path.description))` is larger than \(maximum) bytes")
  }
}
