import Cryptography
import Gateway

/// `KEYS/index/2026-T4.key`: the keys of the blind index, 32 raw bytes each.
///
/// A key that is destroyed is overwritten before its file goes. A disk that writes elsewhere than it is asked to may still
/// hold it: that is why disks are encrypted, and why backups of KEYS expire as those of the data do.
struct IndexKeyFolder: IndexKeyStore {
  private static let byteCount = 32
  private let folder: FilePath

  /// Opens the folder, made if it is missing.
  init(_ folder: FilePath) throws {
    self.folder = folder
    try PrivateFolder.ensure(folder)
  }

  /// - Throws: ``CommandError`` `configuration` when a file is no such key, or others can read it.
  func keys() throws -> [EpoqueDIndex: SecretBytes] {
    var keys: [EpoqueDIndex: SecretBytes] = [:]
    for name in try PrivateFolder.names(folder) where name.hasSuffix(".key") {
      guard let epoque = EpoqueDIndex(String(name.dropLast(4))) else { continue }
      let key = try BoundedFile.secret(folder.appending(name), maximum: Self.byteCount)
      guard key.count == Self.byteCount else {
        throw CommandError(
          .configuration, "`\(name)` is not a key of the blind index", hint: "Put it back from where KEYS is saved.")
      }
      keys[epoque] = key
    }
    return keys
  }

  func make(_ epoque: EpoqueDIndex) throws -> SecretBytes {
    let key = SecretBytes.random(count: Self.byteCount)
    try PrivateFile.create(file(epoque), key)
    return key
  }

  func destroy(_ epoque: EpoqueDIndex) throws { try PrivateFile.destroy(file(epoque)) }

  private func file(_ epoque: EpoqueDIndex) -> FilePath { folder.appending("\(epoque).key") }
}
