import Glibc

/// Folders that only their owner enters.
enum PrivateFolder {
  /// Makes a new folder, 0700; the folders above it must exist.
  /// - Throws: ``CommandError`` with `conflict` when it exists.
  static func create(_ path: FilePath) throws {
    guard mkdir(path.description, 0o700) == 0 else { throw FileFault.error(errno, path) }
  }

  /// Makes a folder unless it exists.
  static func ensure(_ path: FilePath) throws {
    guard mkdir(path.description, 0o700) == 0 || errno == EEXIST else { throw FileFault.error(errno, path) }
  }

  /// Whether there is a folder of that name.
  static func exists(_ path: FilePath) -> Bool {
    var status = stat()
    return stat(path.description, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, in byte order, without `.` and `..`.
  static func names(_ path: FilePath, maximum: Int = 1_000_000) throws -> [String] {
    guard let stream = opendir(path.description) else { throw FileFault.error(errno, path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream), names.count < maximum {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
